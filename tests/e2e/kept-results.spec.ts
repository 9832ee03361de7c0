import { expect, test } from './editor'

test('what a run has made is on the nodes after a reload, and what could not be kept is said', async ({
  editor,
  page,
}) => {
  await editor.example('AdaIN')
  await editor.shrink(64)
  await editor.runAll()
  const strip = page.getByRole('region', { name: 'Results' }).getByRole('listitem')
  await page.getByRole('button', { name: '1 result', exact: true }).click()
  await expect(strip).toHaveCount(1)
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await editor.settled()
  const place = await page.locator('.react-flow__viewport').getAttribute('style')
  const made = await editor.pixels('result')
  await editor.reload()
  await expect.poll(() => editor.pixels('result').catch(() => '')).toBe(made)
  await editor.settled()
  expect(await page.locator('.react-flow__viewport').getAttribute('style')).toBe(place)
  await editor.expectState('result', 'idle')

  // Results find no more room; the graph itself still does.
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = function (...given) {
      if (this.name === 'results' && !Reflect.has(window, 'room'))
        throw new DOMException('', 'QuotaExceededError')
      return put.apply(this, given)
    }
  })
  await editor.setNumber('stylize', 'Strength', 0.5)
  await editor.runAll()
  const warning = page.getByRole('alert').filter({ hasText: 'could not be kept in this browser' })
  await expect(warning).toContainText('Your graph is kept.')
  await warning.getByRole('button', { name: 'Hide this message' }).click()
  await expect(warning).toBeHidden()
  // What is deleted makes room for it.
  await page.evaluate(() => Object.assign(window, { room: true }))
  await strip.first().hover()
  await strip.first().getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(strip).toHaveCount(1)
  const later = await editor.pixels('result')
  await editor.reload()
  await expect(strip).toHaveCount(1)
  await expect.poll(() => editor.pixels('result').catch(() => '')).toBe(later)
})
