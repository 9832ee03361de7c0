import { readFile } from 'node:fs/promises'
import { expect, test } from './editor'

const node = (id: string, type: string, x: number, y: number, params: object = {}) => ({
  id,
  type,
  version: 1,
  position: { x, y },
  params,
})
const wire = (from: string, to: string) => {
  const end = (text: string) => {
    const [name, port] = text.split('.')
    return { node: name, port }
  }
  return { from: end(from), to: end(to) }
}

test('a GAN is trained on a painting, canceled, and goes on where it was', async ({ editor, page }) => {
  const example = JSON.parse(await readFile('graphs/gan-step-by-step.json', 'utf8'))
  const painting = example.nodes.find(({ id }: { id: string }) => id === 'style')
  const graph = {
    ...example,
    title: 'Brushwork',
    notes: [],
    nodes: [
      { ...painting, position: { x: 0, y: 0 } },
      node('patches', 'set/patches', 330, 0, { count: 16, size: 16, scaleFrom: 8, scaleTo: 8 }),
      node('g', 'train/generator', 330, 500, { side: '16', width: 8, latent: 8 }),
      node('d', 'train/discriminator', 0, 500, { side: '16', width: 4 }),
      node('train', 'train/gan', 700, 0, { steps: 300, batch: 4, samples: 4, measureEvery: 10 }),
      node('noise', 'generate/latent-noise', 700, 900, { count: 4 }),
      node('draw', 'generate/images', 1060, 500),
    ],
    edges: [
      wire('style.image', 'patches.image'),
      wire('patches.images', 'train.images'),
      wire('g.generator', 'train.generator'),
      wire('d.discriminator', 'train.discriminator'),
      wire('g.generator', 'noise.generator'),
      wire('noise.latent', 'draw.latent'),
      wire('train.generator', 'draw.generator'),
    ],
  }
  const file = { name: 'gan.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(graph)) }
  await editor.choose(() => page.getByRole('button', { name: 'Open…' }).click(), file)
  await expect(editor.node('train')).toBeVisible()
  await editor.run()
  const trainer = editor.node('train')
  await expect(trainer.getByText(/\b\d{2,3} \/ 300/)).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(editor.status).toHaveText(/^Canceled/)
  await expect(trainer.getByText(/goes on from \d+/)).toBeVisible()
  await editor.runAll()
  await editor.expectState('draw', 'done')
  await expect(editor.node('g').getByRole('table')).toContainText('parameters')
  if (process.env.GRAMARYE_LOOK) await page.screenshot({ path: process.env.GRAMARYE_LOOK })
})
