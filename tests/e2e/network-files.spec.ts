import { readFile } from 'node:fs/promises'
import { expect, test } from './editor'

const node = (id: string, type: string, x: number, y: number, params: object = {}) => ({
  id,
  type,
  version: 1,
  position: { x, y },
  params,
})
const wire = (from: readonly [string, string], to: readonly [string, string]) => ({
  from: { node: from[0], port: from[1] },
  to: { node: to[0], port: to[1] },
})

/** A generator that has learned nothing is saved, and draws one picture. */
const graph = {
  format: 'gramarye-graph',
  version: 1,
  title: 'Files of networks',
  nodes: [
    node('made', 'train/generator', 0, 0, { preset: 'slim', latent: 4, side: '16', width: 8, seed: 1 }),
    node('kept', 'train/save-generator', 330, 0, { precision: 'single' }),
    node('noise', 'generate/latent-noise', 330, 560, { count: 1, length: 4, seed: 3 }),
    node('draw', 'generate/images', 1080, 300),
  ],
  edges: [
    wire(['made', 'generator'], ['kept', 'network']),
    wire(['made', 'generator'], ['draw', 'generator']),
    wire(['noise', 'latent'], ['draw', 'latent']),
  ],
  frames: [],
  notes: [],
  assets: {},
}

test('a network is saved, kept in the graph, and draws the same picture after a reload', async ({
  editor,
  page,
}) => {
  await page.setViewportSize({ width: 1600, height: 1100 })
  const buffer = Buffer.from(JSON.stringify(graph))
  const file = { name: 'files.json', mimeType: 'application/json', buffer }
  await editor.choose(() => page.getByRole('button', { name: 'Open…' }).click(), file)
  await expect(editor.node('kept')).toBeVisible()
  await editor.settled()
  await editor.runAll()
  const drawn = await editor.pixels('draw')

  const kept = editor.node('kept')
  await expect(kept.getByRole('cell', { name: 'generator', exact: true })).toBeVisible()
  const saving = page.waitForEvent('download')
  await kept.getByRole('button', { name: 'Save file' }).click()
  const download = await saving
  expect(download.suggestedFilename()).toBe('Save generator.safetensors')
  const bytes = await readFile(await download.path())
  expect(bytes.toString('latin1')).toContain('gramarye.network')

  await kept.getByRole('button', { name: 'Keep in the graph' }).click()
  await expect(editor.status).toHaveText(/^Added Load generator, which holds Save generator\.safetensors/)
  const loader = editor.node('load-generator')
  await expect(loader.getByRole('button', { name: /^File: Save generator\.safetensors/ })).toBeVisible()
  await editor.settled()
  await editor.drag(['load-generator', 'output', 'network'], ['draw', 'input', 'generator'])
  await editor.runAll()
  expect(await editor.pixels('draw')).toBe(drawn)
  await editor.reload()
  await expect(loader.getByRole('button', { name: /^File: Save generator\.safetensors/ })).toBeVisible()
  await editor.run()
  await editor.expectState('draw', /done|cached/)
  expect(await editor.pixels('draw')).toBe(drawn)

  const wrong = { name: 'wrong.safetensors', mimeType: '', buffer: bytes.subarray(0, -100) }
  await editor.choose(() => loader.getByRole('button', { name: /^File:/ }).click(), wrong)
  await editor.run()
  await editor.expectState('load-generator', 'failed')
  await expect(loader.getByText(/wrong\.safetensors ends after/)).toBeVisible()
})
