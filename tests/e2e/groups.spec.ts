import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { type Editor, expect, test } from './editor'

/** Selects nodes by their titles and groups them with the keyboard. */
async function group(editor: Editor, page: Page, ...ids: readonly string[]): Promise<void> {
  for (const [index, id] of ids.entries()) {
    const modifiers = index === 0 ? [] : (['Shift'] as const)
    await editor
      .node(id)
      .locator('.node__title')
      .click({ modifiers: [...modifiers] })
  }
  await page.keyboard.press('Control+g')
  await expect(editor.node('group')).toBeVisible()
}

async function smallAdain(editor: Editor): Promise<void> {
  await editor.example('AdaIN')
  await editor.shrink(64)
}

async function savedGraph(page: Page) {
  const saving = page.waitForEvent('download')
  await page.keyboard.press('Control+s')
  return JSON.parse(await readFile(await (await saving).path(), 'utf8'))
}

test('groups the middle of a graph, works inside it, and ungroups', async ({ editor, page }) => {
  await smallAdain(editor)
  const first = await savedGraph(page)
  await editor.runAll()
  const painted = await editor.pixels('result')

  // Grouping computes nothing anew, and what was computed is there to be seen.
  await group(editor, page, 'content-size', 'style-size', 'stylize')
  await expect(page.locator('[data-node-id]')).toHaveCount(4)
  await editor.expectState('group', 'cached')
  await expect(editor.node('group').locator('figure')).toHaveAttribute('data-kind', 'picture')
  expect(await editor.pixels('result')).toBe(painted)

  await editor.node('group').locator('.node__title').dblclick()
  const way = page.getByRole('navigation', { name: 'Where you are' })
  await expect(way).toContainText('Group')
  await expect(page.getByText('used once')).toBeVisible()
  await editor.expectState('stylize', /done|cached/)
  await editor.setNumber('stylize', 'Strength', 0.2)
  await editor.expectState('stylize', 'stale')
  await editor.node('stylize').locator('[data-param="strength"]').hover()
  await page.getByRole('button', { name: 'Show “Strength” on the group' }).click()
  await editor.runAll()

  await way.getByRole('button', { name: 'AdaIN: style at once' }).click()
  await editor.expectState('group', 'done')
  const weaker = await editor.pixels('result')
  expect(weaker).not.toBe(painted)

  // What the group sets wins over what is inside.
  await editor.setNumber('group', 'Strength', 0.8)
  await editor.expectState('group', 'cached')
  await expect.poll(() => editor.pixels('result')).toBe(painted)

  await editor.node('group').locator('.node__title').click()
  await page.keyboard.press('Control+Shift+g')
  await expect(editor.node('stylize').getByRole('textbox', { name: 'Strength, value' })).toHaveValue('0.8')
  await expect(page.locator('[data-node-id]')).toHaveCount(6)
  await editor.expectState('stylize', 'cached')

  for (let step = 0; step < 5; step++) await page.keyboard.press('Control+z')
  await expect(page.getByText('4 nodes')).toBeHidden()
  expect(await savedGraph(page)).toEqual(first)
})

test('opens and leaves groups with the keyboard, and one that is used twice by name', async ({
  editor,
  page,
}) => {
  await smallAdain(editor)
  await group(editor, page, 'content-size', 'style-size', 'stylize')
  await page.keyboard.press('Enter')
  await expect(editor.node('stylize')).toBeVisible()
  await page.getByRole('button', { name: 'Group settings' }).click()
  const panel = page.getByRole('complementary', { name: 'Group settings' })
  await panel.getByRole('textbox', { name: 'Title' }).fill('Fuse')
  await panel.getByRole('textbox', { name: 'Name of image of Content size' }).fill('photo')
  await panel.getByRole('button', { name: 'Add a setting' }).click()
  await page.getByRole('menuitem', { name: /^Strength/ }).click()
  await panel.getByRole('textbox', { name: 'Name of Strength of AdaIN' }).press('Escape')
  await editor.node('stylize').locator('.node__title').click()
  // The first takes the selection away.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(editor.node('group').getByRole('heading', { name: 'Fuse' })).toBeVisible()
  await expect(editor.node('group')).toHaveAttribute('data-selected', 'true')
  await expect(editor.node('group').getByText('photo')).toBeVisible()
  await expect(editor.node('group').getByRole('textbox', { name: 'Strength, value' })).toBeVisible()

  // A second node of it, then one of its own.
  await page.locator('[data-palette="groups"]').getByRole('button', { name: 'Fuse' }).click()
  await expect(editor.node('group-2')).toHaveAttribute('data-selected', 'true')
  await editor.node('group-2').locator('.node__title').dblclick()
  await expect(page.getByText('used 2 times')).toBeVisible()
  await page.getByRole('button', { name: 'Make group unique' }).click()
  await expect(page.getByText('used once')).toBeVisible()
  await editor.setNumber('stylize', 'Strength', 0.1)
  await page.getByRole('button', { name: 'Leave group' }).click()
  await expect(editor.node('group').getByRole('textbox', { name: 'Strength, value' })).toHaveValue('0.8')
  await expect(editor.node('group-2').getByRole('textbox', { name: 'Strength, value' })).toHaveValue('0.1')

  // A missing input is told of at the group.
  await page.getByRole('button', { name: /\d problems?/ }).click()
  await expect(page.locator('[data-problem-node="group-2"]').first()).toContainText('photo')
})

test('keeps a group as a template, places it in another graph, and exports it', async ({ editor, page }) => {
  await smallAdain(editor)
  await group(editor, page, 'content-size', 'style-size', 'stylize')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Group settings' }).click()
  const panel = page.getByRole('complementary', { name: 'Group settings' })
  await panel.getByRole('textbox', { name: 'Title' }).fill('Fuse')
  await page.getByRole('button', { name: 'Save group as template' }).click()
  await expect(editor.status).toHaveText('Saved as template: Fuse.')

  await editor.reload()
  await editor.example('AdaIN')
  const template = page.locator('[data-template="Fuse"]')
  await template.click()
  await expect(editor.node('group')).toBeVisible()
  // It stands below what was there, and comes into sight.
  await editor.settled()
  await expect(editor.node('group')).toBeInViewport({ ratio: 0.99 })
  await page.keyboard.press('f')
  await editor.settled()
  await editor.drag(['content', 'output', 'image'], ['group', 'input', 'image'])
  await editor.drag(['style', 'output', 'image'], ['group', 'input', 'style'])
  await editor.node('group').getByRole('button', { name: 'Run to here' }).click()
  await editor.expectState('group', 'done')

  // The same template again needs no second definition.
  await template.click()
  await expect(editor.node('group-2')).toBeVisible()
  const saved = await savedGraph(page)
  expect(saved.groups.map(({ title }: { title: string }) => title)).toEqual(['Fuse'])

  const exporting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Template Fuse' }).click()
  await page.getByRole('menuitem', { name: 'Export to a file' }).click()
  const file = JSON.parse(await readFile(await (await exporting).path(), 'utf8'))
  expect(file).toMatchObject({ format: 'gramarye-graph', title: 'Fuse', nodes: [{ type: 'group/group' }] })

  await page.getByRole('button', { name: 'Template Fuse' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Blend')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Template Blend' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await expect(page.locator('[data-template]')).toHaveCount(0)
})

test('shows a failure inside a group on it, and leads there', async ({ editor, page }) => {
  await editor.example('AdaIN')
  await editor.choose(
    () =>
      editor
        .node('content')
        .getByRole('button', { name: /^Picture:/ })
        .click(),
    { name: 'text.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('This is no picture.') },
  )
  await group(editor, page, 'content', 'content-size')
  await editor.run()
  await editor.expectState('group', 'failed')
  await editor.node('group').locator('.failure').click()
  await page.getByRole('button', { name: 'Show it inside the group' }).click()
  await editor.expectState('content', 'failed')
  await expect(editor.node('content')).toHaveAttribute('data-selected', 'true')
})
