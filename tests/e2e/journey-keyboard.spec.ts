import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { zh } from '../../src/editor/i18n/zh'
import { type Editor, expect, test } from './editor'
import { called, command, file, labelOf, next, number, type Picture, started, tabTo, wire } from './keyboard'

test('the Gatys graph is built, run and saved with the keyboard alone, in Chinese', async ({
  editor,
  page,
}) => {
  await speakChinese(editor)
  await build(editor)
  await expect(page.locator('[data-node-id]')).toHaveCount(14)
  await expect(page.locator('.react-flow__edge')).toHaveCount(14)
  await page.keyboard.press('Control+Enter')
  await expect(editor.status).toHaveText(started(zh.notices.runDone), { timeout: 60_000 })
  await editor.expectState('image', 'done')

  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    command(editor, zh.commands['file.save']),
  ])
  await expect(editor.status).toHaveText(started(zh.notices.saved))
  const graph = JSON.parse(await readFile(await saved.path(), 'utf8'))
  expect(graph).toMatchObject({ format: 'gramarye-graph', title: zh.app.untitled })
  expect(graph.nodes).toHaveLength(14)
  expect(graph.edges).toHaveLength(14)
  // Names are those of the program, in whatever language it is opened next: the file holds none of them.
  expect(graph.nodes.filter(({ label }: { label?: string }) => label !== undefined)).toEqual([])
  expect(Object.values<{ data?: string }>(graph.assets).map(({ data }) => data?.length)).toEqual([
    expect.any(Number),
    expect.any(Number),
  ])
  await expect(page).toHaveTitle(/Gramarye/)
  expect(await englishWords(page)).toEqual([])
})

async function speakChinese(editor: Editor): Promise<void> {
  const { page } = editor
  await command(editor, 'Settings')
  const dialog = page.getByRole('dialog', { name: 'Settings' })
  await tabTo(editor, dialog.getByRole('combobox', { name: 'Language' }))
  await page.keyboard.press('Enter')
  // The list is seen a moment before it hears keys.
  const chosen = page.getByRole('option', { selected: true })
  await expect(chosen).toBeFocused()
  await page.keyboard.press('End')
  await expect(page.getByRole('option', { name: '简体中文' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** Words on the screen that are neither names nor units, and so should have been Chinese. */
function englishWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const known =
      /^(Gramarye|Gatys|Gram|VGG|AdaIN|Adam|GAN|React|Flow|WebAssembly|Ctrl|Enter|Esc|relu\w+|png|jpg|jpeg|PNG|CSV|px|ms|MB|GB|kB|harbor|starry|night|float|sRGB|Caffe|torchvision|attribution|Delete|Shift|Tab|json|lite|encoder)$/
    const texts = [...document.querySelectorAll('body *')].flatMap((element) => [
      ...[...element.childNodes]
        .filter(({ nodeType }) => nodeType === 3)
        .map(({ nodeValue }) => nodeValue ?? ''),
      element.getAttribute('aria-label') ?? '',
      element.getAttribute('title') ?? '',
      element.getAttribute('placeholder') ?? '',
    ])
    const words = texts.flatMap((text) => text.match(/[A-Za-z]{3,}\w*/g) ?? [])
    return [...new Set(words)].filter((word) => !known.test(word))
  })
}

/** The Gatys graph, small, from an empty canvas. */
async function build(editor: Editor): Promise<void> {
  const { page } = editor
  await command(editor, zh.commands['file.new'])
  await expect(page.locator('[data-node-id]')).toHaveCount(0)
  const [content, style] = await pictures()
  const side = labelOf('image/preprocess', 'longestSide')

  await editor.add(called('image/load'), 'load')
  await file(editor, 'load', content)
  await next(editor, 'load', 'image', called('image/preprocess'), 'preprocess')
  await number(editor, 'preprocess', side, 48)
  await next(editor, 'preprocess', 'image', called('features/vgg'), 'vgg')
  await next(editor, 'vgg', 'features', called('loss/content'), 'content')
  await next(editor, 'content', 'loss', called('loss/combine'), 'combine')
  await next(editor, 'combine', 'loss', called('optimize/pixels'), 'pixels')
  await number(editor, 'pixels', labelOf('optimize/pixels', 'iterations'), 3)
  await wire(editor, 'pixels', 'input', 'image', called('image/preprocess'))
  await next(editor, 'pixels', 'image', called('output/image'), 'image')

  await editor.add(called('image/load'), 'load-2')
  await file(editor, 'load-2', style)
  await next(editor, 'load-2', 'image', called('image/preprocess'), 'preprocess-2')
  await number(editor, 'preprocess-2', side, 48)
  await next(editor, 'preprocess-2', 'image', called('features/vgg'), 'vgg-2')
  await next(editor, 'vgg-2', 'features', called('features/gram'), 'gram')
  await next(editor, 'gram', 'gram', called('loss/style'), 'style')
  await wire(editor, 'style', 'output', 'loss', called('loss/combine'))
  await editor.add(called('loss/total-variation'), 'total-variation')
  await wire(editor, 'total-variation', 'output', 'loss', called('loss/combine'))
  await editor.add(called('output/plot'), 'plot')
  await wire(editor, 'plot', 'input', 'series', called('optimize/pixels'))
}

/** The two pictures of the example. */
async function pictures(): Promise<readonly [Picture, Picture]> {
  const example = JSON.parse(await readFile(new URL('../../graphs/gatys.json', import.meta.url), 'utf8'))
  const [content, style] = ['content', 'style'].map((id) => {
    const { params } = example.nodes.find((node: { id: string }) => node.id === id)
    const { name, mime, data } = example.assets[params.file.asset]
    return { name, mimeType: mime, buffer: Buffer.from(data, 'base64') }
  })
  if (!content || !style) throw new Error('The example has no pictures.')
  return [content, style]
}
