import { readFile } from 'node:fs/promises'
import { expect, test } from './editor'

test('a picture is compressed, made again, and told beside the JPEG that the browser writes', async ({
  editor,
  page,
}) => {
  const graph = JSON.parse(await readFile('graphs/compression.json', 'utf8'))
  for (const { params, type } of graph.nodes) {
    if (type === 'image/preprocess') params.longestSide = 128
    if (type === 'train/autoencoder') params.steps = 2
  }
  const file = {
    name: 'small.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ ...graph, notes: [] })),
  }
  await editor.choose(() => page.getByRole('button', { name: 'Open…' }).click(), file)
  await expect(editor.node('table')).toBeVisible()
  await editor.runAll()
  const table = editor.node('table').getByRole('table')
  await expect(table.getByRole('rowheader')).toHaveCount(8)
  await expect(table.getByRole('rowheader').first()).toHaveText('1 bit')
  await expect(table.getByRole('row', { name: /^8 bits/ })).toContainText('JPEG')
  await expect(editor.node('compress').getByRole('table')).toContainText('bits a pixel')
  if (process.env.GRAMARYE_LOOK) await page.screenshot({ path: process.env.GRAMARYE_LOOK })
})
