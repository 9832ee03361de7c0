import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Locator, Page } from '@playwright/test'
import sharp from 'sharp'
import { picture } from './drop'
import { type Editor, expect, test } from './editor'
import { give } from './give'
import { newGraph, place } from './items'

const run = promisify(execFile)

test('three pictures become patches on a sheet, which are the same after a reload and on the command line', async ({
  editor,
  page,
}) => {
  await newGraph(page)
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('ControlOrMeta+-')
  await editor.settled()
  await place(editor, 'Load images', { x: 350, y: 300 })
  await place(editor, 'Patches', { x: 600, y: 300 })
  await place(editor, 'Contact sheet', { x: 850, y: 300 })
  await place(editor, 'Picture', { x: 1100, y: 300 })
  await editor.drag(['load', 'output', 'images'], ['patches', 'input', 'images'])
  await editor.drag(['patches', 'output', 'images'], ['sheet', 'input', 'images'])
  await editor.drag(['sheet', 'output', 'image'], ['image', 'input', 'image'])
  await expect(page.locator('.react-flow__edge')).toHaveCount(3)

  await choose(editor, 'Add pictures', [
    ['photo-10.png', await picture(120, 80)],
    ['photo-2.png', await picture(90, 140)],
    ['Photo-1.png', await picture(100, 100)],
  ])
  await expect(editor.status).toContainText('3 pictures were added to Load images.')
  const list = items(editor)
  await expect(list).toHaveCount(3)
  const names = () => list.evaluateAll((all) => all.map((one) => one.getAttribute('title')))
  expect(await names()).toEqual(['1. Photo-1.png', '2. photo-2.png', '3. photo-10.png'])
  await expect(list.locator('canvas')).toHaveCount(3)

  await editor.setNumber('patches', 'Number', 9)
  await editor.runAll()
  await editor.expectState('image', /done|cached/)
  const folder = await mkdtemp(join(tmpdir(), 'gramarye-sets-'))
  try {
    const shown = await saved(page, () =>
      editor.node('image').getByRole('button', { name: 'Save PNG' }).click(),
    )
    const graph = join(folder, 'sets.json')
    await writeFile(
      graph,
      await saved(page, () => page.getByRole('button', { name: 'Save', exact: true }).click()),
    )

    await editor.reload()
    await expect(items(editor)).toHaveCount(3)
    await editor.runAll()
    const again = await saved(page, () =>
      editor.node('image').getByRole('button', { name: 'Save PNG' }).click(),
    )
    expect(again.equals(shown)).toBe(true)

    await run(process.execPath, ['dist/cli/gramarye.js', 'run', graph, '--out', folder], {
      env: { ...process.env, GRAMARYE_CACHE: join(folder, 'cache') },
    })
    const headless = await sharp(join(folder, 'image.png')).raw().toBuffer({ resolveWithObject: true })
    const browser = await sharp(shown).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    expect([headless.info.width, headless.info.height]).toEqual([208, 208])
    expect(headless.data.equals(browser.data)).toBe(true)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('a set is added to by drop, by a folder and by keys, and keeps its pictures when one is bad', async ({
  editor,
  page,
}) => {
  await newGraph(page)
  await place(editor, 'Load images', { x: 600, y: 350 })
  const list = items(editor)
  // On the control, and on the node around it.
  await give(editor.node('load').locator('.set'), 'drop', [await picture(30, 40), await picture(41, 30)])
  await expect(list).toHaveCount(2)
  await give(editor.node('load').locator('.node__title'), 'drop', [await picture(52, 40)])
  await expect(list).toHaveCount(3)
  // The same ones again are there already.
  await give(editor.node('load').locator('.set'), 'drop', [await picture(30, 40)])
  await expect(editor.status).toHaveText('Nothing was added to Load images. Already in it: 1.')

  const before = await list.count()
  await choose(editor, 'Add pictures', [
    ['good.png', await picture(60, 61)],
    ['words.png', Buffer.from('Just some text.')],
    ['cut.png', (await picture(200, 200)).subarray(0, 500)],
  ])
  await expect(
    page.getByRole('alert').or(editor.status).filter({ hasText: 'good.png was added' }),
  ).toContainText('words.png: This file is not a PNG, JPEG or WebP picture')
  await expect(list).toHaveCount(before + 1)

  const folder = await mkdtemp(join(tmpdir(), 'gramarye-folder-'))
  try {
    for (let index = 1; index <= 12; index++)
      await writeFile(join(folder, `${index}.png`), await picture(20 + index, 20))
    await writeFile(join(folder, 'notes.txt'), 'text')
    const asked = page.waitForEvent('filechooser')
    await editor.node('load').getByRole('button', { name: 'Add a folder' }).click()
    await (await asked).setFiles(folder)
    await expect(editor.node('load').locator('.set__count')).toContainText('16 pictures')
    const all = editor.node('load').getByRole('button', { name: 'Show all 16' })
    await all.click()
    await expect(list).toHaveCount(16)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }

  await list.first().getByRole('button').focus()
  await page.keyboard.press('ArrowRight')
  await expect(list.nth(1).getByRole('button')).toBeFocused()
  const [first, , third] = await list.evaluateAll((found) =>
    found.map((one) => one.getAttribute('title')?.slice(3)),
  )
  await page.keyboard.press('Delete')
  await expect(list).toHaveCount(15)
  await expect(list.nth(1).getByRole('button')).toBeFocused()
  expect(await list.nth(0).getAttribute('title')).toContain(first ?? '?')
  expect(await list.nth(1).getAttribute('title')).toContain(third ?? '?')
  await page.keyboard.press('Home')
  await expect(list.nth(0).getByRole('button')).toBeFocused()

  await editor.node('load').getByRole('button', { name: 'Remove all' }).click()
  await expect(list).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(list).toHaveCount(15)
})

test('a folder that is dropped on the canvas becomes a set; several pictures become nodes', async ({
  editor,
  page,
}) => {
  await newGraph(page)
  await give(page.locator('.react-flow__pane'), 'drop', [await picture(30, 40), await picture(41, 30)])
  await expect(page.locator('[data-node-id]')).toHaveCount(2)
  await expect(editor.node('load')).toContainText('Load image')
  await expect(editor.node('load').locator('.set')).toHaveCount(0)
  await newGraph(page)
  await dropFolder(page.locator('.react-flow__pane'), [await picture(30, 40), await picture(41, 30)])
  await expect(page.locator('[data-node-id]')).toHaveCount(1)
  await expect(items(editor)).toHaveCount(2)
  const titles = await items(editor).evaluateAll((all) => all.map((one) => one.getAttribute('title')))
  expect(titles).toEqual(['1. a/9.png', '2. a/10.png'])
})

function items(editor: Editor): Locator {
  return editor.node('load').locator('.set__item')
}

async function choose(
  editor: Editor,
  button: string,
  files: readonly (readonly [name: string, content: Buffer])[],
) {
  const asked = editor.page.waitForEvent('filechooser')
  await editor.node('load').getByRole('button', { name: button }).click()
  await (await asked).setFiles(files.map(([name, buffer]) => ({ name, mimeType: 'image/png', buffer })))
}

async function saved(page: Page, save: () => Promise<void>): Promise<Buffer> {
  const download = page.waitForEvent('download')
  await save()
  return readFile(await (await download).path())
}

/** A folder with a folder in it, as browsers give one; Playwright has no gesture for it. */
async function dropFolder(target: Locator, pictures: readonly Buffer[]): Promise<void> {
  await target.evaluate(
    (element, contents) => {
      const files = contents.map((base64, index) => {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
        return new File([bytes], `${10 - index}.png`, { type: 'image/png' })
      })
      const folder = (name: string, entries: readonly unknown[]) => ({
        isDirectory: true,
        isFile: false,
        name,
        createReader() {
          let left = [entries, []]
          return {
            readEntries(done: (some: unknown) => void) {
              done(left[0] ?? [])
              left = left.slice(1)
            },
          }
        },
      })
      const entry = (file: File) => ({
        isDirectory: false,
        isFile: true,
        name: file.name,
        file: (done: (some: File) => void) => done(file),
      })
      const items = [{ kind: 'file', webkitGetAsEntry: () => folder('set', [folder('a', files.map(entry))]) }]
      const { left, top, width, height } = element.getBoundingClientRect()
      const event = new DragEvent('drop', {
        bubbles: true,
        cancelable: true,
        clientX: left + width / 2,
        clientY: top + height / 2,
      })
      const dataTransfer = { files: [new File([], 'set')], items, types: ['Files'], getData: () => '' }
      Object.defineProperty(event, 'dataTransfer', { value: dataTransfer })
      element.dispatchEvent(event)
    },
    pictures.map((content) => content.toString('base64')),
  )
}
