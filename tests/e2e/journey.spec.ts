import { type Editor, expect, test } from './editor'
import { bareExample, showInApp } from './items'
import { command, find, port, tabTo } from './keyboard'

test('the Gatys graph is run, looked through, broken and mended', async ({ editor, page }) => {
  await editor.example('Gatys')
  await editor.shrink()
  await editor.setNumber('optimize', 'Iterations', 3)
  await page.keyboard.press('Control+Enter')
  await expect(editor.status).toHaveText(/^Done in/, { timeout: 60_000 })
  await everyValue(editor)
  await breakAndMend(editor)
})

test('the Gatys graph is grouped, and used from the app view', async ({ editor, page }) => {
  await bareExample(editor, 'gatys')
  await editor.shrink()
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
  await showInApp(editor, 'optimize', 'Iterations')
  await showInApp(editor, 'result')
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
