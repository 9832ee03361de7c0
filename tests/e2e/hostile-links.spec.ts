import type { Page } from '@playwright/test'
import { emptyDocument } from '../../src/core/document'
import { graphLink } from '../../src/core/graph-link'
import { expect, test } from './editor'

/** Follows a link in the page that is open, as a click on it does. */
async function follow(page: Page, members: object) {
  const link = await graphLink(JSON.stringify({ ...emptyDocument('Hostile'), ...members }))
  await page.evaluate((hash) => location.assign(hash), link ?? '')
}

test('links that broke the editor off are refused, and the graph that is open stays', async ({
  editor,
  page,
}) => {
  const broken = page.getByRole('dialog', { name: 'Could not open The link' })
  const refuses = async (members: object, words: RegExp) => {
    await follow(page, members)
    await expect(broken).toContainText(words)
    await expect(broken).toContainText('Your graph is unchanged.')
    await page.keyboard.press('Escape')
    await expect(broken).toBeHidden()
    await expect(editor.node('optimize')).toBeAttached()
  }
  const place = { version: 1, position: { x: 0, y: 0 }, params: {} }
  const parts = { title: '', edges: [], frames: [], notes: [], inputs: [], outputs: [], params: [] }
  const itself = { id: 'g', ...parts, nodes: [{ id: 'n', type: 'group/g', ...place }] }
  const groups = [itself, { id: 'g', ...parts, nodes: [] }]
  await refuses({ nodes: [{ id: 'g', type: 'group/g', ...place }], groups }, /groups\[1\]\.id is “g”/)
  await refuses({ edges: Array.from({ length: 100_000 }, () => ({})) }, /More than 1000 things are wrong/)
  await refuses({ extra: Array.from({ length: 2_000_000 }, () => ({})) }, /more than 3000000 values/)
})

test('a link with 30 notes of emphasis marks is read, and the editor goes on', async ({ editor, page }) => {
  const notes = Array.from({ length: 30 }, (_, index) => ({
    id: `n${index}`,
    text: '*a '.repeat(6600),
    position: { x: (index % 6) * 220, y: Math.floor(index / 6) * 160 },
    size: { width: 200, height: 140 },
  }))
  await follow(page, { notes })
  await expect(editor.node('optimize')).toBeHidden()
  await expect(page.locator('.note .markdown')).toHaveCount(30)
  await page.getByRole('button', { name: 'Examples' }).click()
  await expect(page.getByRole('dialog', { name: 'Examples' })).toBeVisible()
})
