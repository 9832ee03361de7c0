import { readFile } from 'node:fs/promises'
import { expect, test } from './editor'

test('a reload in the midst of a run loses neither the graph nor where the painting stood', async ({
  editor,
  page,
}) => {
  await editor.example('Gatys')
  await editor.shrink()
  await editor.setNumber('optimize', 'Iterations', 3000)
  await editor.run()
  const painter = editor.node('optimize')
  await expect(painter.getByText(/\b(2[6-9]|[3-9]\d|\d{3,4}) \/ 3000/)).toBeVisible({ timeout: 60_000 })

  await page.reload()
  await expect(editor.status).toContainText(/was cut short at iteration \d+ of 3000/, { timeout: 30_000 })
  await expect(painter.getByRole('textbox', { name: 'Iterations, value' })).toHaveValue('3000')
  const kept = Number(/goes on from (\d+)/.exec(await painter.innerText())?.[1])
  expect(kept).toBeGreaterThanOrEqual(25)

  await page.getByRole('button', { name: 'Go on', exact: true }).click()
  await expect(painter.getByText(/^\d+ \/ 3000/)).toBeVisible({ timeout: 60_000 })
  expect(Number(/(\d+) \/ 3000/.exec(await painter.innerText())?.[1])).toBeGreaterThanOrEqual(kept)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(editor.status).toHaveText(/^Canceled/)
})

test('a full disk is told for as long as it is full, and the graph can be saved to a file', async ({
  editor,
  page,
}) => {
  await page.evaluate(() => {
    const full = () => {
      throw new DOMException('No space is left.', 'QuotaExceededError')
    }
    Object.assign(globalThis, { emptyTheDisk: [IDBObjectStore.prototype.put, IDBObjectStore.prototype.add] })
    IDBObjectStore.prototype.put = full
    IDBObjectStore.prototype.add = full
  })
  await editor.setNumber('optimize', 'Iterations', 77)
  const warning = page.getByText('No room is left to keep your work.')
  await expect(warning).toBeVisible({ timeout: 30_000 })
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save to a file' }).click()
  const saved = JSON.parse(await readFile(await (await download).path(), 'utf8'))
  const painter = saved.nodes.find(({ id }: { id: string }) => id === 'optimize')
  expect(painter.params.iterations).toBe(77)

  await page.evaluate(() => {
    const [put, add] = Reflect.get(globalThis, 'emptyTheDisk')
    Object.assign(IDBObjectStore.prototype, { put, add })
  })
  await editor.setNumber('optimize', 'Iterations', 78)
  await expect(warning).toBeHidden({ timeout: 60_000 })
  await page.reload()
  await expect(editor.node('optimize').getByRole('textbox', { name: 'Iterations, value' })).toHaveValue('78')
})
