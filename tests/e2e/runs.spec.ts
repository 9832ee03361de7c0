import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { Editor, expect, test } from './editor'

test('auto-run follows an edit, and leaves the optimizer to the user', async ({ editor, page }) => {
  await editor.example('AdaIN')
  await editor.shrink(64)
  const auto = page.getByRole('button', { name: 'Auto-run' })
  await auto.click()
  await expect(auto).toHaveAttribute('aria-pressed', 'true')
  await editor.expectState('result', 'done')
  const before = await editor.pixels('result')
  await editor.node('stylize').getByRole('slider', { name: 'Strength' }).press('Home')
  await expect.poll(() => editor.pixels('result'), { timeout: 30_000 }).not.toBe(before)
  await editor.expectState('result', 'done')
  // It says nothing and keeps nothing.
  await expect(page.getByRole('button', { name: 'Results', exact: true })).toBeVisible()

  await editor.chooseExample('Gatys')
  await expect(editor.status).toHaveText(/^Opened Gatys/)
  await editor.shrink(64)
  await editor.expectState('mix', /done|cached/)
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeDisabled()
  await editor.expectState('optimize', 'idle')
  await expect(editor.node('optimize')).toContainText('press Run')
  await expect(editor.node('result')).toContainText('press Run')

  await page.reload()
  await expect(auto).toHaveAttribute('aria-pressed', 'true')
})

test('runs with new seeds one after the other, and restores the graph of a result', async ({
  editor,
  page,
}) => {
  await small(editor)
  await page.getByRole('button', { name: /^Runs:/ }).click()
  const times = page.getByRole('textbox', { name: 'Times, value' })
  await times.fill('2')
  await times.press('Enter')
  await page.getByRole('button', { name: 'Run 2 times with new seeds' }).click()
  await page.keyboard.press('Escape')
  const strip = page.getByRole('region', { name: 'Results' })
  const results = strip.getByRole('listitem')
  await expect(results).toHaveCount(2, { timeout: 60_000 })
  await expect(results.first()).toContainText('First run of this graph')
  await expect(results.last()).toContainText(/Seed \d+ → \d+/)

  const seed = editor.node('optimize').getByRole('textbox', { name: 'Seed, value' })
  await editor
    .node('optimize')
    .getByRole('button', { name: /more settings/ })
    .click()
  await expect(seed).toHaveValue('1')
  const picture = results.first().getByRole('button', { name: /^Show Result of/ })
  await picture.click()
  const large = page.getByRole('dialog', { name: 'Result' })
  await expect(large.getByRole('img', { name: 'Result' })).toHaveJSProperty('naturalWidth', 48)
  await large.getByRole('button', { name: /^Result,/ }).click()
  await expect(large.getByRole('img', { name: 'Result' })).toHaveCount(2)
  await large.getByRole('button', { name: 'Restore this graph' }).click()
  await expect(large).toBeHidden()
  await expect(seed).not.toHaveValue('1')
  await editor.expectState('result', 'cached')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(seed).toHaveValue('1')

  await results.first().hover()
  await results.first().getByRole('button', { name: 'Delete' }).click()
  await expect(results).toHaveCount(1)
})

test('what is asked for while something runs waits, and can be taken back', async ({ editor, page }) => {
  await small(editor)
  await editor.setNumber('optimize', 'Iterations', 5000)
  await editor.run()
  await editor.expectState('optimize', 'running')
  await editor.setNumber('optimize', 'Iterations', 3)
  await editor.run()
  await expect(editor.status).toHaveText('Queued; 1 run waits.')
  await editor.setNumber('optimize', 'Iterations', 4)
  await editor.run()
  const queue = page.getByRole('button', { name: 'Runs: 2 wait' })
  await queue.click()
  const waiting = page.getByRole('dialog').getByRole('listitem')
  await expect(waiting).toHaveText(['Iterations 5000 → 3', 'Iterations 3 → 4'])
  await waiting.last().getByRole('button', { name: 'Run earlier' }).click()
  await expect(waiting).toHaveText(['Iterations 5000 → 4', 'Iterations 4 → 3'])
  await waiting.last().getByRole('button', { name: 'Remove from the queue' }).click()
  await expect(waiting).toHaveCount(1)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(editor.status).toHaveText(/^Done in/, { timeout: 60_000 })
  await editor.expectState('optimize', 'done')
  await expect(page.getByRole('button', { name: 'Runs: none waits' })).toBeVisible()
})

test('marks what is out of date before Run, on nodes and on wires', async ({ editor, page }) => {
  await editor.example('AdaIN')
  await editor.shrink()
  const wire = (from: string, to: string) => editor.wire(`${from} to ${to}`).locator('.wire')
  const stale = /wire--stale/
  await expect(wire('stylize image', 'result image')).not.toHaveClass(stale)
  await editor.runAll()
  await expect(wire('stylize image', 'result image')).not.toHaveClass(stale)

  await editor.setNumber('stylize', 'Strength', 0.3)
  await editor.expectState('stylize', 'stale')
  await editor.expectState('result', 'stale')
  await expect(editor.node('stylize')).toContainText('Out of date')
  await expect(wire('stylize image', 'result image')).toHaveClass(stale)
  await expect(wire('content-size image', 'stylize content')).not.toHaveClass(stale)
  await editor.node('stylize').getByRole('button', { name: 'Out of date' }).hover()
  await expect(page.getByText(/Will run because “Strength” changed from 0\.8 to 0\.3/)).toBeVisible()
  await expect(page.getByText(/Its last computation took/)).toBeVisible()
})

test('tells a muted node from a bypassed one, and why what follows waits', async ({ editor, page }) => {
  await editor.example('AdaIN')
  await editor.node('stylize').click({ position: { x: 60, y: 15 } })
  await page.keyboard.press('m')
  await editor.expectState('stylize', 'muted')
  await expect(editor.node('stylize').getByRole('button', { name: 'Muted', exact: true })).toBeVisible()
  await editor.expectState('result', 'blocked')
  await expect(editor.node('result')).toContainText('Waits for AdaIN')
  await editor.node('stylize').getByRole('button', { name: 'Muted', exact: true }).hover()
  await expect(page.getByText('It gives nothing while it is muted')).toBeVisible()

  // The panel knows a way out.
  await page.getByRole('button', { name: '1 problem', exact: true }).click()
  await page
    .getByRole('region', { name: 'Problems' })
    .getByRole('button', { name: 'Unmute', exact: true })
    .click()
  await editor.expectState('stylize', /idle|stale/)
  await expect(page.getByRole('button', { name: 'No problems' })).toBeVisible()
})

test('says of a bypassed node that its input is passed on', async ({ editor, page }) => {
  const file = await changedAdain(page, ({ nodes }) => {
    paramsOf(nodes, 'content-size').longestSide = 48
    for (const node of nodes) if (node.id === 'stylize') node.bypassed = true
  })
  await editor.choose(() => page.getByRole('button', { name: 'Open…' }).click(), file)
  await expect(editor.node('stylize')).toHaveAttribute('data-bypassed', 'true')
  await editor.runAll()
  await editor.expectState('stylize', 'bypassed')
  await editor.expectState('result', 'done')
  await editor.node('stylize').getByRole('button', { name: 'Bypassed' }).hover()
  await expect(page.getByText('each output passes on the first input of its type')).toBeVisible()
})

test('a broken graph is mended from the list of problems, with the keyboard', async ({ editor, page }) => {
  const broken = await brokenGraph(page)
  await editor.choose(() => page.getByRole('button', { name: 'Open…' }).click(), broken)
  await expect(editor.status).toHaveText(/^Opened/)
  const badge = editor.node('content-size').getByRole('button', { name: 'Show what is wrong here: 1' })
  await badge.click()
  const panel = page.getByRole('region', { name: 'Problems' })
  const rows = panel.getByRole('listitem')
  await expect(rows).toHaveCount(3)

  await panel.getByRole('button', { name: '1 warning' }).click()
  await expect(rows).toHaveCount(2)
  await panel.getByRole('button', { name: '1 warning' }).click()

  await rows.first().getByRole('button').first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(editor.node('content-size')).toHaveAttribute('data-selected', 'true')
  await page.keyboard.press('Tab')
  await expect(rows.first().getByRole('button', { name: 'Set to the limit' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(rows).toHaveCount(2)
  await expect(badge).toBeHidden()
  await rows.filter({ hasText: 'is there twice' }).getByRole('button', { name: 'Remove the wire' }).click()
  await rows.getByRole('button', { name: 'Remove the setting' }).click()
  await expect(panel.getByText('No problems')).toBeVisible()
})

test.describe('what nobody caught', () => {
  test('is in the list of problems, not only in the console', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByRole('button', { name: 'No problems' })).toBeVisible()
    await page.evaluate(() => {
      setTimeout(() => {
        throw new Error('A fault for the test.')
      })
      void Promise.reject(new Error('A promise that nobody kept.'))
    })
    await page.getByRole('button', { name: '2 problems' }).click()
    const panel = page.getByRole('region', { name: 'Problems' })
    await expect(panel).toContainText('A fault for the test.')
    await expect(panel).toContainText('A promise that nobody kept.')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const row = panel.getByRole('listitem').filter({ hasText: 'A fault for the test.' })
    await row.getByRole('button', { name: 'Copy details' }).click()
    await expect(page.getByRole('status')).toHaveText('The details are on the clipboard.')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('A fault for the test.')
    await row.getByRole('button', { name: 'Dismiss' }).click()
    await expect(panel.getByRole('listitem')).toHaveCount(1)
  })
})

/** The Gatys graph, as quick as it can be, from noise so that the seed matters. */
async function small(editor: Editor): Promise<void> {
  await editor.shrink()
  await editor.setNumber('optimize', 'Iterations', 2)
  await editor.node('optimize').getByRole('combobox', { name: 'Start from' }).click()
  await editor.page.getByRole('option', { name: 'Noise' }).click()
}

/** AdaIN's example with a number out of range, a wire that is there twice and a setting that nothing knows. */
function brokenGraph(page: Page) {
  return changedAdain(page, ({ nodes, edges }) => {
    paramsOf(nodes, 'content-size').longestSide = 100_000
    paramsOf(nodes, 'stylize').unheard = 1
    const wire = edges.at(-1)
    if (wire) edges.push(wire)
  })
}

interface SavedGraph {
  readonly nodes: { id: string; params: Record<string, unknown>; bypassed?: boolean }[]
  readonly edges: unknown[]
}

function paramsOf(nodes: SavedGraph['nodes'], id: string): Record<string, unknown> {
  return nodes.find((node) => node.id === id)?.params ?? {}
}

/** AdaIN's example as a file, changed as no editor would. */
async function changedAdain(page: Page, change: (graph: SavedGraph) => void) {
  await new Editor(page).chooseExample('AdaIN')
  await expect(page.getByRole('status')).toHaveText(/^Opened AdaIN/)
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const graph = JSON.parse(await readFile(await (await saving).path(), 'utf8'))
  change(graph)
  return { name: 'changed.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(graph)) }
}
