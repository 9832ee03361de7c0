import { readFile } from 'node:fs/promises'
import { type Editor, expect, test } from './editor'

/** Two results of AdaIN and their comparison, from the example, small and close to each other. */
async function smallComparison(): Promise<Buffer> {
  const graph = JSON.parse(await readFile('graphs/compare-methods.json', 'utf8'))
  const places: Record<string, readonly [number, number]> = {
    content: [0, 0],
    style: [0, 380],
    'content-size': [300, 0],
    'style-size': [300, 380],
    'adain-half': [600, 0],
    'adain-full': [600, 380],
    compare: [900, 0],
    table: [1200, 0],
  }
  const inside = ({ node }: { node: string }) => node in places
  const small = {
    ...graph,
    notes: [],
    nodes: graph.nodes.flatMap((node: { id: string; params: object }) => {
      const [x, y] = places[node.id] ?? []
      if (x === undefined) return []
      const params = 'longestSide' in node.params ? { longestSide: 48 } : node.params
      return [{ ...node, params, position: { x, y } }]
    }),
    edges: graph.edges.filter(
      (wire: Record<'from' | 'to', { node: string }>) => inside(wire.from) && inside(wire.to),
    ),
  }
  return Buffer.from(JSON.stringify(small))
}

async function open(editor: Editor): Promise<void> {
  const file = { name: 'small.json', mimeType: 'application/json', buffer: await smallComparison() }
  await editor.choose(() => editor.page.getByRole('button', { name: 'Open…' }).click(), file)
  await expect(editor.node('table')).toBeVisible()
}

test('results are compared in a table, in a chart and in a file', async ({ editor, page }) => {
  await open(editor)
  await editor.runAll()
  const table = editor.node('table').getByRole('table')
  await expect(table.getByRole('rowheader')).toHaveText(['AdaIN, half', 'AdaIN, full'])
  await expect(table.getByRole('columnheader').first()).toHaveText('result')
  await expect(table.getByRole('columnheader', { name: /PSNR \(dB\)/ })).toBeAttached()
  // Half of the style keeps more of the content.
  await expect(table.getByRole('row', { name: /half/ }).getByRole('img', { name: 'best' })).not.toHaveCount(0)

  await editor
    .node('table')
    .getByRole('button', { name: /^Look closer/ })
    .click()
  const viewer = page.getByRole('region', { name: 'Viewer' })
  await expect(viewer.getByRole('table')).toBeVisible()
  await viewer.getByRole('button', { name: 'As a chart' }).click()
  await expect(viewer.getByRole('figure').first()).toContainText('AdaIN, half')
  const saving = page.waitForEvent('download')
  await viewer.getByRole('button', { name: 'CSV' }).click()
  const lines = (await readFile(await (await saving).path(), 'utf8')).trim().split('\r\n')
  expect(lines[0]).toMatch(/^result,PSNR \(dB\),SSIM,contrast,.*,time \(s\),steps$/)
  expect(lines).toHaveLength(3)
})

test('a renamed result has its new name after the next run, and nothing else runs', async ({
  editor,
  page,
}) => {
  await open(editor)
  await editor.runAll()
  await editor.node('adain-half').getByRole('heading').click()
  await page.keyboard.press('F2')
  await page.keyboard.type('Half of it')
  await page.keyboard.press('Enter')
  await editor.runAll()
  await expect(editor.node('table').getByRole('rowheader')).toHaveText(['Half of it', 'AdaIN, full'])
  await editor.expectState('adain-half', 'cached')
  await editor.expectState('compare', 'done')
})
