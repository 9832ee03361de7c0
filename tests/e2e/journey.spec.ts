import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { zh } from '../../src/editor/i18n/zh'
import { zhCatalog } from '../../src/editor/i18n/zh/catalog'
import { type Editor, expect, test } from './editor'

test('the Gatys graph is run, looked through, broken and mended', async ({ editor, page }) => {
  await editor.example('Gatys')
  for (const id of ['content-size', 'style-size']) await editor.setNumber(id, 'Longest side', 48)
  await editor.setNumber('optimize', 'Iterations', 3)
  await page.keyboard.press('Control+Enter')
  await expect(editor.status).toHaveText(/^Done in/, { timeout: 60_000 })
  await everyValue(editor)
  await breakAndMend(editor)
})

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

test('the Gatys graph is grouped, and used from the app view', async ({ editor, page }) => {
  await editor.example('Gatys')
  for (const id of ['content-size', 'style-size']) await editor.setNumber(id, 'Longest side', 48)
  await editor.setNumber('optimize', 'Iterations', 3)
  const inside = [
    'content-features',
    'style-features',
    'style-gram',
    'content-loss',
    'style-loss',
    'smoothness',
    'mix',
  ]
  for (const [index, id] of inside.entries()) {
    const modifiers: 'Shift'[] = index === 0 ? [] : ['Shift']
    await editor.node(id).locator('.node__title').click({ modifiers })
  }
  await page.keyboard.press('Control+g')
  await expect(editor.node('group')).toBeVisible()
  await expect(page.getByRole('button', { name: 'No problems' })).toBeVisible()

  await page.getByRole('button', { name: 'App view', exact: true }).click()
  await page.getByRole('button', { name: 'Choose what to show' }).click()
  const panel = page.getByRole('complementary', { name: 'What the app view shows' })
  await expect(panel).toBeVisible()
  await editor.settled()
  await editor.node('optimize').getByRole('button', { name: 'Show “Iterations” in the app view' }).click()
  const output = editor.node('result').getByRole('button', { name: /^Show “.*” in the app view/ })
  await output.click()
  await expect(output).toBeHidden()
  await panel.getByRole('button', { name: 'App view' }).click()
  const view = page.getByRole('main', { name: 'App view' })
  await view.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(editor.status).toHaveText(/^Done in/, { timeout: 60_000 })
  const canvas = view.locator('.app-output canvas')
  const pixels = () => canvas.evaluate((element: HTMLCanvasElement) => element.toDataURL())
  const painted = await pixels()
  const iterations = view.getByRole('textbox', { name: 'Iterations, value' })
  await iterations.fill('6')
  await iterations.press('Enter')
  await view.getByRole('button', { name: 'Run', exact: true }).click()
  await expect.poll(pixels).not.toBe(painted)
})

/** Every value of the graph is chosen in the viewer, which then shows it. */
async function everyValue({ page }: Editor): Promise<void> {
  await page.keyboard.press('v')
  const viewer = page.getByRole('region', { name: 'Viewer' })
  const choice = viewer.getByRole('combobox', { name: 'Value' })
  await choice.click()
  await expect(page.getByRole('option').nth(12)).toBeAttached()
  const names = await page.getByRole('option').allInnerTexts()
  await page.keyboard.press('Escape')
  for (const name of names) {
    await choice.click()
    await page.getByRole('option', { name, exact: true }).click()
    await expect(choice).toHaveText(name)
    const [title] = name.split(':')
    await expect(
      viewer
        .getByRole('application', { name: new RegExp(`^${title}`) })
        .or(viewer.getByRole('img', { name: /^Curves over iteration/ }))
        .or(viewer.getByRole('table', { name })),
    ).toBeVisible()
  }
  await page.keyboard.press('Escape')
}

/** A wire is taken away; the list of problems leads to the port, where it is wired again. */
async function breakAndMend(editor: Editor): Promise<void> {
  const { page } = editor
  await find(editor, 'content loss')
  await editor.expectFocused('content-loss')
  await port(editor, 'content-loss', 'input', 'features')
  await page.keyboard.press('Enter')
  await editor.chooseTyped('disconnect')
  await editor.run()
  await expect(page.getByRole('button', { name: '1 problem', exact: true })).toBeVisible()
  await command(editor, 'Show or hide problems')
  const panel = page.getByRole('region', { name: 'Problems' })
  await tabTo(editor, panel.getByRole('button', { name: 'Connect…' }))
  await page.keyboard.press('Enter')
  await editor.chooseTyped('content features')
  await expect(panel.getByText('No problems')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await editor.expectState('result', /done|cached/)
  await expect(editor.status).toHaveText(/^Done in/)
}

/** Goes to a node by its name. */
async function find({ page }: Editor, name: string): Promise<void> {
  await page.keyboard.press('Control+f')
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
}

const named = zhCatalog.nodes

/** What a kind of node is called, as somebody types it who searches for it. */
function called(type: string): string {
  return named[type]?.title ?? type
}

function labelOf(type: string, param: string): string {
  return named[type]?.params?.[param]?.label ?? param
}

/** Matches what a sentence begins with, before anything is filled in. */
function started(template: string): RegExp {
  return new RegExp(`^${template.split('{{')[0]}`)
}

async function speakChinese(editor: Editor): Promise<void> {
  const { page } = editor
  await command(editor, 'Settings')
  const dialog = page.getByRole('dialog', { name: 'Settings' })
  await tabTo(editor, dialog.getByRole('combobox', { name: 'Language' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('option', { name: '简体中文' })).toBeVisible()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** Words on the screen that are neither names nor units, and so should have been Chinese. */
function englishWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const known =
      /^(Gramarye|Gatys|Gram|VGG|AdaIN|Adam|React|Flow|WebAssembly|Ctrl|Enter|Esc|relu\w+|png|jpg|jpeg|PNG|CSV|px|ms|MB|GB|kB|cat|starry|night|float|sRGB|Caffe|torchvision|attribution|Delete|Shift|Tab|json|lite|encoder)$/
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

type Picture = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

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

/** Goes on with Tab, or back with Shift, until `target` has the focus. */
async function tabTo({ page }: Editor, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const focused = () => target.evaluate((element) => element === document.activeElement)
  for (let count = 0; count < 60 && !(await focused()); count += 1) await page.keyboard.press(key)
  await expect(target).toBeFocused()
}

/** In either language. */
const searchCommands = new RegExp(`^(Search commands|${zh.menus.search})$`)

async function command({ page }: Editor, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: searchCommands })).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
}

async function file(editor: Editor, id: string, picture: Picture): Promise<void> {
  const button = editor.node(id).getByRole('button', { name: started(labelOf('image/load', 'file')) })
  await tabTo(editor, button)
  await editor.choose(() => editor.page.keyboard.press('Enter'), picture)
  await expect(button).toContainText(picture.name)
}

async function number(editor: Editor, id: string, label: string, value: number): Promise<void> {
  await tabTo(
    editor,
    editor.node(id).getByRole('textbox', { name: zh.params.value.replace('{{label}}', label) }),
  )
  await editor.page.keyboard.type(String(value))
  await editor.page.keyboard.press('Enter')
}

/** To a port of the node that has the focus, or a part of it. */
async function port(editor: Editor, id: string, side: 'input' | 'output', name: string): Promise<void> {
  const { page } = editor
  const onNode = page.locator(`.react-flow__node[data-id="${id}"]`)
  await tabTo(editor, onNode, 'Shift+Tab')
  await tabTo(editor, onNode.locator('.port__handle[tabindex="0"]'))
  const target = editor.port(id, side, name).locator('.port__handle')
  const focused = () => target.evaluate((element) => element === document.activeElement)
  if (!(await focused())) await page.keyboard.press(side === 'output' ? 'ArrowRight' : 'ArrowLeft')
  for (let count = 0; count < 4; count += 1) await page.keyboard.press('ArrowUp')
  for (let count = 0; count < 4 && !(await focused()); count += 1) await page.keyboard.press('ArrowDown')
  await expect(target).toBeFocused()
}

/** A new node, wired to an output of the node that has the focus. */
async function next(editor: Editor, id: string, name: string, query: string, made: string): Promise<void> {
  await port(editor, id, 'output', name)
  await editor.page.keyboard.press('Enter')
  await editor.chooseTyped(zh.search.newNode)
  await editor.chooseTyped(query)
  await editor.expectFocused(made)
}

/** A wire from a port of the node that has the focus to what the list calls `query`. */
async function wire(
  editor: Editor,
  id: string,
  side: 'input' | 'output',
  name: string,
  query: string,
): Promise<void> {
  await port(editor, id, side, name)
  await editor.page.keyboard.press('Enter')
  await editor.chooseTyped(query)
  await expect(editor.status).toHaveText(started(zh.notices.connected))
}
