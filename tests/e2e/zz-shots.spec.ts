import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from './editor'
import { newGraph, place } from './items'

test('shots', async ({ editor, page }) => {
  await newGraph(page)
  await place(editor, 'Load images', { x: 350, y: 200 })
  await page.screenshot({ path: '/work/tmp/sets/empty.png' })
  const asked = page.waitForEvent('filechooser')
  await editor.node('load').getByRole('button', { name: 'Add pictures' }).click()
  const folder = '/work/tmp/carried'
  const files = readdirSync(folder).filter((n) => /jpg|png/.test(n)).map((name) => ({ name, mimeType: name.endsWith('png') ? 'image/png' : 'image/jpeg', buffer: readFileSync(`${folder}/${name}`) }))
  await (await asked).setFiles(files)
  await expect(editor.node('load').locator('.set__item').first().locator('canvas')).toBeVisible()
  await page.waitForTimeout(1500)
  await editor.node('load').locator('.set__item').nth(1).hover()
  await page.screenshot({ path: '/work/tmp/sets/full.png' })
  const all = editor.node('load').getByRole('button', { name: /^Show all/ })
  if (await all.count()) { await all.click(); await page.waitForTimeout(800) }
  await page.emulateMedia({ colorScheme: 'dark' })
  await editor.node('load').locator('.set__item').first().getByRole('button').focus()
  await page.keyboard.press('ArrowRight')
  await page.screenshot({ path: '/work/tmp/sets/dark.png' })
  await place(editor, 'Patches', { x: 680, y: 200 })
  await place(editor, 'Contact sheet', { x: 980, y: 200 })
  await editor.drag(['load', 'output', 'images'], ['patches', 'input', 'images'])
  await editor.drag(['patches', 'output', 'images'], ['sheet', 'input', 'images'])
  await editor.run()
  await editor.expectState('sheet', /done|cached/)
  await page.waitForTimeout(1500)
  await page.screenshot({ path: '/work/tmp/sets/run.png' })
})
