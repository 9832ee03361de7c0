import { readFile } from 'node:fs/promises'
import type { Locator } from '@playwright/test'
import { type Editor, expect, test } from './editor'

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

/** Goes on with Tab until `target` has the focus. */
async function tabTo({ page }: Editor, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const focused = () => target.evaluate((element) => element === document.activeElement)
  for (let count = 0; count < 60 && !(await focused()); count += 1) await page.keyboard.press(key)
  await expect(target).toBeFocused()
}

function head(editor: Editor, name: string): Locator {
  return editor.page.locator('[data-head]', { has: editor.page.getByText(name, { exact: true }) })
}

/** A line of the list of what a port can be wired to, or of nodes. */
async function choose(editor: Editor, ...queries: readonly string[]): Promise<void> {
  await editor.page.keyboard.press('Enter')
  for (const query of queries) await editor.chooseTyped(query)
}

test('a graph is built, run, broken, mended and saved in the outline, by the keyboard alone', async ({
  editor,
  page,
}) => {
  const { keyboard } = page
  await keyboard.press('o')
  const outline = page.getByRole('main', { name: 'Outline' })
  await expect(outline.locator('[data-head]')).toHaveCount(15)
  await keyboard.press('Control+k')
  await keyboard.type('new graph')
  await expect(page.getByRole('option', { name: 'New graph' })).toHaveAttribute('data-highlighted')
  await keyboard.press('Enter')
  await expect(outline.getByText('Nothing here yet')).toBeVisible()

  // Built: each node after the one before, from its own button.
  await keyboard.press('/')
  await editor.chooseTyped('load image')
  await expect(head(editor, 'Load image')).toBeFocused()
  await keyboard.press('ArrowRight')
  await tabTo(editor, outline.getByRole('button', { name: /^Picture:/ }))
  const file = { name: 'dot.png', mimeType: 'image/png', buffer: pixel }
  await editor.choose(() => keyboard.press('Enter'), file)
  await expect(outline.getByRole('button', { name: /^Picture: dot.png/ })).toBeVisible()
  await keyboard.press('e')
  await editor.chooseTyped('preprocess')
  await expect(head(editor, 'Preprocess')).toBeFocused()
  await keyboard.press('ArrowRight')
  await tabTo(editor, outline.getByRole('textbox', { name: 'Longest side, value' }))
  await keyboard.type('32')
  await keyboard.press('Enter')
  await tabTo(editor, editor.port('preprocess', 'output', 'image').locator('[data-connect]'))
  await choose(editor, 'new node', 'picture')
  await expect(head(editor, 'Picture')).toBeFocused()
  await expect(outline.locator('[data-entry="preprocess"] .entry-row__summary')).toContainText(
    'from Load image',
  )

  // A node into the wire, named, and the list in the order of the flow.
  await keyboard.press('ArrowRight')
  await tabTo(editor, outline.getByRole('button', { name: /^Insert a node before Preprocess/ }))
  await choose(editor, 'blur')
  await expect(head(editor, 'Blur')).toBeFocused()
  await keyboard.press('F2')
  await keyboard.type('Soft')
  await keyboard.press('Enter')
  await expect(head(editor, 'Soft')).toBeFocused()
  await expect(outline.locator('[data-head] .entry-row__title')).toHaveText([
    'Load image',
    'Preprocess',
    'Soft',
    'Picture',
  ])

  await keyboard.press('Control+Enter')
  await expect(editor.status).toHaveText(/^Done in/, { timeout: 60_000 })
  await editor.expectState('image', 'done')

  // Broken: the focus stays where the wire was, and the problem says what is missing.
  await keyboard.press('ArrowDown')
  await expect(head(editor, 'Picture')).toBeFocused()
  const port = editor.port('image', 'input', 'image')
  const wire = port.getByRole('button', { name: /^Disconnect Soft/ })
  await tabTo(editor, wire)
  await keyboard.press('Enter')
  await expect(editor.status).toHaveText(/^Disconnected Soft/)
  await expect(port).toContainText('Needs a wire')
  await expect(port.locator('[data-connect]')).toBeFocused()
  await expect(page.getByRole('button', { name: '1 problem', exact: true })).toBeVisible()

  // Mended there.
  await choose(editor, 'soft')
  await expect(editor.status).toHaveText(/^Connected Soft/)
  await expect(port.locator('[data-connect]')).toBeFocused()
  await expect(page.getByRole('button', { name: 'No problems' })).toBeVisible()

  // Links lead to the other end of a wire; what is selected here is selected on the canvas.
  await tabTo(editor, port.getByRole('button', { name: /^Go to Soft/ }))
  await keyboard.press('Enter')
  await expect(head(editor, 'Soft')).toBeFocused()
  await keyboard.press('b')
  await editor.expectState('blur', 'bypassed')
  await keyboard.press('Control+Enter')
  await expect(editor.status).toHaveText(/^Done in/)

  // Several at once, and back; what is deleted gives the focus to what follows it.
  await keyboard.press('Shift+ArrowUp')
  await keyboard.press('Control+g')
  await expect(head(editor, 'Group')).toBeVisible()
  await keyboard.press('Control+z')
  await head(editor, 'Soft').focus()
  await keyboard.press('Delete')
  await expect(head(editor, 'Picture')).toBeFocused()
  await keyboard.press('Control+z')
  await expect(head(editor, 'Soft')).toBeVisible()

  const saving = page.waitForEvent('download')
  await keyboard.press('Control+s')
  const saved = JSON.parse((await readFile(await (await saving).path())).toString())
  expect(saved.nodes.map(({ id }: { id: string }) => id).sort()).toEqual([
    'blur',
    'image',
    'load',
    'preprocess',
  ])
  expect(saved.edges).toHaveLength(3)
  expect(saved.nodes.find(({ id }: { id: string }) => id === 'preprocess').params.longestSide).toBe(32)

  // The browser remembers the outline, and the graph.
  await page.reload()
  await expect(outline.locator('[data-head]')).toHaveCount(4)
  await keyboard.press('o')
  await expect(editor.node('preprocess')).toBeVisible()
  await expect(page.locator('.react-flow')).toBeVisible()
})

test('groups, frames and notes are in the outline, and problems and search lead into it', async ({
  editor,
  page,
}) => {
  const { keyboard } = page
  await keyboard.press('o')
  // The last entry that is in sight: what it opens comes into sight.
  await page.setViewportSize({ width: 900, height: 700 })
  await head(editor, 'Style').focus()
  await keyboard.press('ArrowRight')
  await expect(page.locator('[data-entry="style"] .entry-row__body')).toBeInViewport({ ratio: 0.5 })
  await keyboard.press('ArrowLeft')
  await page.setViewportSize({ width: 1400, height: 900 })

  await head(editor, 'Style features').focus()
  await keyboard.press('Shift+ArrowDown')
  await keyboard.press('Control+g')
  await head(editor, 'Group').focus()
  await keyboard.press('ArrowRight')
  await page.getByRole('button', { name: 'Open group' }).press('Enter')
  await expect(page.locator('[data-head] .entry-row__title')).toHaveText(['Style features', 'Gram matrix'])
  await keyboard.press('Control+f')
  await keyboard.type('total variation')
  await keyboard.press('Enter')
  await keyboard.press('Escape')
  await expect(head(editor, 'Total variation')).toBeFocused()
  await expect(page.locator('[data-entry="smoothness"]')).toHaveAttribute('data-open', 'true')

  await keyboard.press('Shift+F')
  await expect(page.getByRole('textbox', { name: 'Title of the frame' })).toBeFocused()
  await keyboard.type('Smooth')
  await expect(page.locator('[data-frame-id] .entry-row__summary')).toContainText('Total variation')
  await head(editor, 'Smooth').press('Shift+N')
  await expect(page.getByRole('textbox', { name: /Text of the note/ })).toBeFocused()
  await keyboard.type('Why: less noise')
  await expect(head(editor, 'Why: less noise')).toBeVisible()
  await head(editor, 'Why: less noise').focus()
  await keyboard.press('Delete')
  await expect(head(editor, 'Smooth')).toBeFocused()
})

test('the canvas comes back from the outline as it was left, and whole on a machine that is slow', async ({
  editor,
  page,
}) => {
  const { keyboard } = page
  const viewport = page.locator('.react-flow__viewport')
  await page.getByRole('main', { name: 'Graph' }).focus()
  for (const key of ['+', '+', 'ArrowRight', 'ArrowDown']) await keyboard.press(key)
  await editor.settled()
  const left = await viewport.getAttribute('style')
  await keyboard.press('o')
  await expect(viewport).toHaveCount(0)
  await keyboard.press('o')
  await expect(viewport).toHaveAttribute('style', left ?? '')

  // What was whole is whole again where it has less room, also if one left before the view could follow.
  await Promise.all([keyboard.press('f'), keyboard.press('o')])
  await expect(viewport).toHaveCount(0)
  await page.setViewportSize({ width: 1000, height: 700 })
  await keyboard.press('o')
  await editor.settled()
  for (const id of ['content', 'style', 'optimize', 'result'])
    await expect(editor.node(id)).toBeInViewport({ ratio: 0.9 })

  await page.evaluate(() => localStorage.setItem('gramarye.outline', 'open'))
  await page.reload()
  await expect(head(editor, 'Optimize pixels')).toBeVisible()
  const machine = await page.context().newCDPSession(page)
  await machine.send('Emulation.setCPUThrottlingRate', { rate: 8 })
  await keyboard.press('o')
  await editor.settled()
  await machine.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  for (const id of ['content', 'style', 'optimize', 'result'])
    await expect(editor.node(id)).toBeInViewport({ ratio: 0.9 })
})
