import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { Editor, expect, test } from './editor'

const json = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(content),
})

const openFile = (editor: Editor, file: ReturnType<typeof json>) =>
  editor.choose(() => editor.page.getByRole('button', { name: 'Open…' }).click(), file)

async function saved(page: Page, save: () => Promise<void>): Promise<Buffer> {
  const saving = page.waitForEvent('download')
  await save()
  return readFile(await (await saving).path())
}

/** A new page, as of somebody else. */
async function elsewhere(page: Page): Promise<Editor> {
  const context = await page
    .context()
    .browser()
    ?.newContext({
      baseURL: new URL(page.url()).origin,
      reducedMotion: 'reduce',
      viewport: { width: 1400, height: 900 },
    })
  if (!context) throw new Error('There is no browser.')
  return new Editor(await context.newPage())
}

/** Drops a file on an element as the browser does, which Playwright has no gesture for. */
async function drop(target: Locator, name: string, type: string, content: Buffer): Promise<void> {
  const dataTransfer = await target.page().evaluateHandle(
    ([fileName, mime, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      const transfer = new DataTransfer()
      transfer.items.add(new File([bytes], fileName, { type: mime }))
      return transfer
    },
    [name, type, content.toString('base64')] as const,
  )
  const at = { dataTransfer, clientX: 700, clientY: 300 }
  await target.dispatchEvent('dragover', at)
  await target.dispatchEvent('drop', at)
}

test('a picture carries its graph to somebody else, who goes on from it', async ({ editor, page }) => {
  await editor.example('AdaIN')
  await editor.shrink(64)
  await editor.runAll()
  await editor
    .node('result')
    .getByRole('button', { name: /^Look closer/ })
    .first()
    .click()
  const viewer = page.getByRole('region', { name: 'Viewer' })
  await viewer.getByRole('button', { name: 'Save picture with its graph…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save picture with its graph' })
  await expect(dialog).toContainText('6 nodes, 6 wires')
  const boxes = dialog.getByRole('checkbox')
  await expect(boxes).toHaveCount(2)
  for (const box of await boxes.all()) await expect(box).not.toBeChecked()
  const sum = dialog.locator('.share__sum')
  await expect(sum).toHaveText(/^The file will have .+: picture .+, graph \d+ B\.$/)
  await dialog.getByRole('button', { name: 'Take all' }).click()
  await expect(sum).toHaveText(/graph \d\d\d? kB\.$/)
  const picture = await saved(page, () => dialog.getByRole('button', { name: 'Save picture' }).click())
  await expect(dialog).toBeHidden()

  const other = await elsewhere(page)
  await other.open()
  await drop(other.page.locator('.canvas'), 'result.png', 'image/png', picture)
  const asked = other.page.getByRole('dialog', { name: 'This picture holds a graph' })
  await expect(asked).toContainText('AdaIN: style at once')
  await expect(other.node('stylize')).toHaveCount(0)
  await asked.getByRole('button', { name: 'Open the graph' }).click()
  await expect(other.node('stylize')).toBeVisible()
  await other.runAll()
  expect(await other.pixels('result')).toBe(await editor.pixels('result'))

  await drop(other.page.locator('.canvas'), 'result.png', 'image/png', picture)
  await asked.getByRole('button', { name: 'Use as a picture' }).click()
  await expect(other.page.locator('[data-node-id^="load"]')).toHaveCount(1)
  await other.page.context().close()
})

test('a link carries the graph, asks for the pictures that it left out, and opens once', async ({
  editor,
  page,
}) => {
  await editor.example('AdaIN')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('copy a link')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Copy a link to the graph' })
  await expect(dialog.locator('.share__sum')).toHaveText(/^[\d,]+ characters$/)
  await dialog.getByRole('checkbox').first().check()
  await expect(dialog.locator('.share__sum')).toContainText('Some chats')
  await dialog.getByRole('checkbox').first().uncheck()
  await expect(dialog.locator('.share__sum')).toHaveText(/^[\d,]+ characters$/)
  await dialog.getByRole('button', { name: 'Copy the link' }).click()
  await expect(dialog).toBeHidden()
  await expect(editor.status).toHaveText('The link is on the clipboard.')
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toMatch(/\/#graph=1\.[\w-]+$/)

  const other = await elsewhere(page)
  await other.page.goto(link)
  await expect(other.node('stylize')).toBeVisible()
  expect(other.page.url()).not.toContain('#graph=')
  const summary = other.page.getByRole('region', { name: 'About the graph that was opened' })
  await expect(summary).toContainText('2 files are missing')
  await summary.getByRole('button', { name: 'Content' }).click()
  await expect(other.page.locator('.react-flow__node[data-id="content"]')).toHaveClass(/selected/)
  await expect(other.node('content')).toContainText('The file is not in this graph.')
  await summary.getByRole('button', { name: 'Close' }).click()
  await expect(summary).toBeHidden()

  // Another link in the address of the open page loads nothing anew.
  await other.page.evaluate((hash) => location.assign(hash), `${new URL(link).hash.slice(0, -40)}`)
  const broken = other.page.getByRole('dialog', { name: 'Could not open The link' })
  await expect(broken).toContainText('not whole')
  await expect(broken).toContainText('Your graph is unchanged.')
  await expect(other.node('stylize')).toBeAttached()
  await other.page.context().close()
})

test('what cannot be opened changes nothing and says where it is broken', async ({ editor, page }) => {
  const dialog = page.getByRole('dialog', { name: /^Could not open/ })
  const refuses = async (file: ReturnType<typeof json>, words: RegExp) => {
    await drop(page.locator('.canvas'), file.name, file.mimeType, file.buffer)
    await expect(dialog).toContainText(words)
    await expect(dialog.locator(':focus')).toHaveCount(1)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(page.locator('[data-node-id]')).toHaveCount(15)
  }
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await openFile(editor, json('cut.json', '{\n  "format": "gramarye-graph",\n  "title": oops\n}'))
  await expect(dialog).toContainText('line 3, column 12')
  await expect(dialog.locator('code')).toContainText('"title": oops')
  await dialog.getByRole('button', { name: 'Copy report' }).click()
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /cut\.json[\s\S]+"title": oops\n +\^[\s\S]+line 3/,
  )
  await page.keyboard.press('Escape')

  const rest = { edges: [], frames: [], notes: [], assets: {} }
  const graph = { format: 'gramarye-graph', version: 1, title: 't', nodes: [{ id: 3 }], ...rest }
  await refuses(json('schema.json', JSON.stringify(graph)), /nodes\[0\]\.id/)
  await refuses(json('empty.json', ''), /This file is empty/)
  await refuses(json('photo.json', Buffer.from([0xff, 0xd8, 0xff, 0xe0])), /its content is JPEG/)
  await refuses({ ...json('some.pdf', '%PDF-1.7'), mimeType: 'application/pdf' }, /its content is PDF/)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()

  const utf16 = Buffer.from(`\ufeff${JSON.stringify({ ...graph, title: '庭', nodes: [] })}`, 'utf16le')
  await openFile(editor, json('utf16.json', utf16))
  await expect(editor.status).toHaveText('Opened 庭.')
})

test('what this version does not know is told, shown, and saved back unchanged', async ({ editor, page }) => {
  const full = await readFile('tests/fixtures/format-v1-full.json', 'utf8')
  await openFile(editor, json('full.json', full))
  const summary = page.getByRole('region', { name: 'About the graph that was opened' })
  await expect(summary).toContainText('1 node is kept as it is and does not run')
  await expect(summary).toContainText('image/from-the-future')
  const back = await saved(page, () => page.getByRole('button', { name: 'Save', exact: true }).click())
  expect(back.toString()).toBe(full)
})

test('examples are found by keyboard, also from an empty canvas', async ({ editor, page }) => {
  await page.getByRole('button', { name: 'New graph' }).click()
  await page.getByRole('button', { name: 'All examples…' }).click()
  const gallery = page.getByRole('dialog', { name: 'Examples' })
  await expect(gallery.getByRole('searchbox')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect(gallery.getByRole('button', { name: /^Gatys:/ })).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.type('optimization gram')
  await expect(gallery.getByRole('button', { name: /^AdaIN/ })).toHaveCount(0)
  await gallery.getByRole('searchbox').fill('dream')
  await page.keyboard.press('Enter')
  await expect(gallery).toBeHidden()
  await expect(editor.status).toHaveText(/^Opened DeepDream/)
})
