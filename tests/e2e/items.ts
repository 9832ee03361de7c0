import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { type Editor, expect } from './editor'
import type { Point } from './hand'

export const nodes = (page: Page) => page.locator('[data-node-id]')
export const selected = (page: Page) => page.locator('[data-node-id][data-selected="true"]')
export const title = (node: Locator) => node.locator('.node__title')

/** A line of the menu that is open. */
export const command = (page: Page, id: string) =>
  page.getByRole('menu').locator(`[data-command="${id}"]:visible`)

/** A menu hears keys once it has the focus, which comes after it is shown. */
export async function expectMenu(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('menu', { name }).and(page.locator(':focus-within'))).toBeVisible()
}

/** Selects a node with the mouse. */
export async function select(editor: Editor, id: string): Promise<void> {
  await title(editor.node(id)).click()
  await expect(editor.node(id)).toHaveAttribute('data-selected', 'true')
}

export async function expectSelected(page: Page, ids: readonly string[]): Promise<void> {
  await expect
    .poll(async () =>
      (await selected(page).evaluateAll((all) => all.map((one) => one.getAttribute('data-node-id')))).sort(),
    )
    .toEqual([...ids].sort())
}

export async function newGraph(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New graph' }).click()
  await expect(nodes(page)).toHaveCount(0)
}

/** Places a node by the search that a double click opens. */
export async function place(editor: Editor, name: string, at: Point): Promise<void> {
  const { page } = editor
  const count = await nodes(page).count()
  await page.mouse.dblclick(at.x, at.y)
  await editor.chooseTyped(name)
  await expect(nodes(page)).toHaveCount(count + 1)
  // It is measured, and the view may move to show it.
  await editor.settled()
}

/** An example of which nothing is in the app view yet. */
export async function bareExample(editor: Editor, id: 'adain' | 'gatys'): Promise<void> {
  const { app: _, ...graph } = JSON.parse(await readFile(`graphs/${id}.json`, 'utf8'))
  const buffer = Buffer.from(JSON.stringify(graph))
  const file = { name: `${id}.json`, mimeType: 'application/json', buffer }
  await editor.choose(() => editor.page.getByRole('button', { name: 'Open…' }).click(), file)
  await expect(editor.status).toHaveText(/^Opened/)
  await editor.settled()
}

/** Puts a setting of a node, or its output, on the app view, which is being put together. */
export async function showInApp(editor: Editor, id: string, name = '.*'): Promise<void> {
  const button = editor.node(id).getByRole('button', { name: new RegExp(`^Show “${name}” in the app view`) })
  // The list of what is shown makes the canvas narrower: nodes that were at its right are out of sight.
  await editor.page.keyboard.press('f')
  await editor.settled()
  await button.click()
  await expect(button).toBeHidden()
}
