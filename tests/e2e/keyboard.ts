import type { Locator } from '@playwright/test'
import { zh } from '../../src/editor/i18n/zh'
import { zhCatalog } from '../../src/editor/i18n/zh/catalog'
import { type Editor, expect } from './editor'

// The hands of somebody without a mouse, who reads English or Chinese.

const named = zhCatalog.nodes

/** What a kind of node is called, as somebody types it who searches for it. */
export function called(type: string): string {
  return named[type]?.title ?? type
}

export function labelOf(type: string, param: string): string {
  return named[type]?.params?.[param]?.label ?? param
}

/** Matches what a sentence begins with, before anything is filled in. */
export function started(template: string): RegExp {
  return new RegExp(`^${template.split('{{')[0]}`)
}

export type Picture = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

/** Goes to a node by its name. */
export async function find({ page }: Editor, name: string): Promise<void> {
  await page.keyboard.press('Control+f')
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
}

/** Goes on with Tab, or back with Shift, until `target` has the focus. */
export async function tabTo(
  { page }: Editor,
  target: Locator,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  const focused = () => target.evaluate((element) => element === document.activeElement)
  for (let count = 0; count < 60 && !(await focused()); count += 1) await page.keyboard.press(key)
  await expect(target).toBeFocused()
}

/** In either language. */
const searchCommands = new RegExp(`^(Search commands|${zh.menus.search})$`)

export async function command({ page }: Editor, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: searchCommands })).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
}

export async function file(editor: Editor, id: string, picture: Picture): Promise<void> {
  const button = editor.node(id).getByRole('button', { name: started(labelOf('image/load', 'file')) })
  await tabTo(editor, button)
  await editor.choose(() => editor.page.keyboard.press('Enter'), picture)
  await expect(button).toContainText(picture.name)
}

export async function number(editor: Editor, id: string, label: string, value: number): Promise<void> {
  await tabTo(
    editor,
    editor.node(id).getByRole('textbox', { name: zh.params.value.replace('{{label}}', label) }),
  )
  await editor.page.keyboard.type(String(value))
  await editor.page.keyboard.press('Enter')
}

/** To a port of the node that has the focus, or a part of it. */
export async function port(
  editor: Editor,
  id: string,
  side: 'input' | 'output',
  name: string,
): Promise<void> {
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
export async function next(
  editor: Editor,
  id: string,
  name: string,
  query: string,
  made: string,
): Promise<void> {
  await port(editor, id, 'output', name)
  await editor.page.keyboard.press('Enter')
  await editor.chooseTyped(zh.search.newNode)
  await editor.chooseTyped(query)
  await editor.expectFocused(made)
}

/** A wire from a port of the node that has the focus to what the list calls `query`. */
export async function wire(
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
