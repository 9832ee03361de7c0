import type { Locator, Page } from '@playwright/test'
import { drop, picture } from '../e2e/drop'
import { type Editor, expect, test } from '../e2e/editor'
import { boxOf, dragBy } from '../e2e/hand'
import { newGraph, title } from '../e2e/items'

const field = (editor: Editor, id: string, label: string) =>
  editor.node(id).getByRole('textbox', { name: `${label}, value` })

/** By keys: what is filled in at once does not always reach the page over WebDriver BiDi. */
async function type(target: Locator, text: string) {
  await target.click()
  await target.press('Control+a')
  await target.pressSequentially(text)
  await target.press('Enter')
  await expect(target).toHaveValue(text)
}

/** What Save gives the browser to write: over WebDriver BiDi, Playwright hears of no download in Firefox. */
async function savedFile(page: Page): Promise<string> {
  const offered = await page.evaluateHandle(() => {
    const { createObjectURL } = URL
    return {
      file: new Promise<Blob>((resolve) => {
        URL.createObjectURL = (blob) => {
          if (blob instanceof Blob) resolve(blob)
          return createObjectURL.call(URL, blob)
        }
      }),
    }
  })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  return offered.evaluate(async ({ file }) => (await file).text())
}

for (const [name, painted] of [
  ['AdaIN', 'result'],
  ['Gatys', 'optimize'],
] as const) {
  test(`${name} is painted`, async ({ editor }) => {
    await editor.example(name)
    await type(field(editor, 'content-size', 'Longest side'), '64')
    if (name === 'Gatys') await type(field(editor, 'optimize', 'Iterations'), '10')
    await editor.runAll()
    await editor.expectState(painted, /^(done|cached)$/)
    expect((await editor.pixels(painted)).length).toBeGreaterThan(2_000)
  })
}

test('nodes are dragged and wired, and the work is back after a reload and in the saved file', async ({
  editor,
  page,
}) => {
  await newGraph(page)
  await editor.add('Load image', 'load')
  await editor.add('Preprocess', 'preprocess')
  const before = await boxOf(editor.node('load'))
  await dragBy(page, title(editor.node('load')), 20, 120)
  await expect
    .poll(async () => Math.round((await boxOf(editor.node('load'))).y - before.y))
    .toBeGreaterThan(60)
  await editor.drag(['load', 'output', 'image'], ['preprocess', 'input', 'image'])
  const wire = editor.wire('load image to preprocess image')
  await expect(wire).toBeAttached()
  await page.keyboard.press('Control+z')
  await expect(wire).not.toBeAttached()
  await page.keyboard.press('Control+Shift+z')
  await expect(wire).toBeAttached()

  await drop(editor.node('load'), 'dropped.png', await picture(40, 20))
  await expect(editor.node('load')).toContainText('dropped.png')
  await editor.reload()
  await expect(wire).toBeAttached()
  await expect(editor.node('load')).toContainText('dropped.png')

  const saved = JSON.parse(await savedFile(page))
  expect(saved.nodes).toHaveLength(2)
  expect(saved.edges).toHaveLength(1)
})

test('a graph that is open in two tabs is edited in one of them', async ({ editor, page, context }) => {
  const name = page.getByRole('textbox', { name: 'Graph title' })
  await type(name, 'Shared')
  const other = await context.newPage()
  await other.goto('/')
  await other.getByRole('alertdialog').getByRole('button', { name: 'Only look' }).click()
  await page.bringToFront()
  await type(name, 'Shared by one')
  await other.bringToFront()
  await expect(other.getByRole('textbox', { name: 'Graph title' })).toHaveValue('Shared by one')
  await expect(editor.node('content')).toBeVisible()
})
