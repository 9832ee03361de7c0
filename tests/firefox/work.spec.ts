import type { Locator } from '@playwright/test'
import { type Editor, expect, test } from '../e2e/editor'

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

for (const [name, painted] of [
  ['AdaIN', 'result'],
  ['Gatys', 'optimize'],
] as const) {
  test(`${name} is painted`, async ({ editor }) => {
    await editor.example(name)
    for (const id of ['content-size', 'style-size']) await type(field(editor, id, 'Longest side'), '64')
    if (name === 'Gatys') await type(field(editor, 'optimize', 'Iterations'), '10')
    await editor.runAll()
    await editor.expectState(painted, /^(done|cached)$/)
    expect((await editor.pixels(painted)).length).toBeGreaterThan(2_000)
  })
}
