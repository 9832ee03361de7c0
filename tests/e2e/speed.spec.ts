import { fileURLToPath } from 'node:url'
import type { Locator, Page } from '@playwright/test'
import { countRenders, renders } from '../bench/canvas-renders'
import { largeGraph } from '../bench/large-graph'
import { type Editor, expect, test } from './editor'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** A node in the middle of the graph, and one at its far end. */
const middle = 'c7-g-content-size'
const last = 'c14-a-result'

test.beforeEach(async ({ editor, page }) => {
  await page.addInitScript(countRenders)
  await editor.open()
  await page
    .locator('.canvas')
    .dispatchEvent('drop', { dataTransfer: await transfer(page, await largeGraph(root)) })
  await expect(editor.status).toHaveText('Opened Three hundred nodes.')
  await expect(page.locator('article[data-node-id]')).toHaveCount(300)
  await expect(page.locator('.react-flow__edge')).toHaveCount(400)
})

test('opens a graph of 300 nodes whole, each at a glance, with every wire at its ports', async ({
  editor,
}) => {
  for (const id of ['c0-g-content', middle, last]) await expect(editor.node(id)).toBeInViewport()
  await expect(editor.node(middle).getByRole('heading', { name: 'Content size' })).toBeVisible()
  await expect(editor.node(middle).getByRole('slider')).toHaveCount(0)
  await expect(editor.node('c7-g-content').locator('img')).toHaveJSProperty('complete', true)

  const wire = editor.wire(`c7-g-content image to ${middle} image`)
  const ends = await wire.locator('.wire').evaluate((path) => path.getBoundingClientRect().toJSON())
  const [from, to] = [await box(editor.node('c7-g-content')), await box(editor.node(middle))]
  expect(ends.left).toBeCloseTo(from.x + from.width, -0.3)
  expect(ends.right).toBeCloseTo(to.x, -0.3)
})

test('draws nodes in full when they come near, in a box of the same size', async ({ editor, page }) => {
  const ids = ['content', 'content-size', 'content-features', 'content-loss', 'style-gram', 'mix', 'optimize']
  const sizes = async () => {
    const boxes = await Promise.all(ids.map((id) => box(page.locator(`[data-id="c7-g-${id}"]`))))
    const zoom = await page
      .locator('.react-flow__viewport')
      .evaluate((viewport) => new DOMMatrix(getComputedStyle(viewport).transform).a)
    return boxes.map(({ width, height }) => [Math.round(width / zoom), Math.round(height / zoom)])
  }
  const afar = await sizes()
  await zoomTo(editor, page, middle)
  for (const id of ids.slice(0, 4)) {
    await expect(editor.node(`c7-g-${id}`).getByRole('button', { name: 'Run to here' })).toBeAttached()
  }
  await expect(editor.node(last).getByRole('button')).toHaveCount(0)
  const near = await sizes()
  for (const [index, [width, height]] of near.entries()) {
    expect(Math.abs((afar[index]?.[0] ?? 0) - (width ?? 0))).toBeLessThanOrEqual(2)
    expect(Math.abs((afar[index]?.[1] ?? 0) - (height ?? 0))).toBeLessThanOrEqual(2)
  }

  await page.getByRole('button', { name: 'Zoom to fit' }).click()
  await expect(editor.node('c7-g-content-loss').getByRole('button')).toHaveCount(0)
  expect(await sizes()).toEqual(near)
})

test('reaches every node and its controls by keyboard, however far they are', async ({ editor, page }) => {
  const frames = page.locator('.react-flow__node')
  const focusable = await frames.evaluateAll((nodes) =>
    nodes.every((node) => node instanceof HTMLElement && node.tabIndex === 0 && node.textContent !== ''),
  )
  expect(focusable).toBe(true)

  await page.locator(`.react-flow__node[data-id="${middle}"]`).focus()
  const field = editor.node(middle).getByRole('textbox', { name: 'Longest side, value' })
  const slider = editor.node(middle).getByRole('slider', { name: /Longest side/ })
  await tabTo(page, field)
  await field.fill('200')
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue('200')
  await page.keyboard.press('Shift+Tab')
  await expect(slider).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  const crop = editor.node(middle).getByRole('combobox', { name: 'Crop to' })
  await expect(crop).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: '1:1 square' }).click()
  await expect(crop).toHaveText(/1:1 square/)

  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(field).toHaveValue('384')
})

test('draws the node under the pointer in full, so that it can be wired from afar', async ({
  editor,
  page,
}) => {
  const { x, y, width } = await box(editor.node('c7-g-content'))
  await page.mouse.move(x + width / 2, y + 3)
  await expect(editor.port('c7-g-content', 'output', 'image')).toBeAttached()
  await expect(editor.port('c6-g-content', 'output', 'image')).toHaveCount(0)
})

test('keeps zooming by wheel while nodes under the pointer are drawn in full', async ({ editor, page }) => {
  const viewport = page.locator('.react-flow__viewport')
  const zoom = () => viewport.evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).a)
  const { x, y, width } = await box(editor.node(middle))
  await page.mouse.move(x + width / 2, y + 2)
  for (let turn = 0; turn < 8; turn += 1) await page.mouse.wheel(0, -120)
  await expect(editor.node(middle).getByRole('button', { name: 'Run to here' })).toBeAttached()
  const before = await zoom()
  for (let turn = 0; turn < 8; turn += 1) await page.mouse.wheel(0, -120)
  await expect.poll(zoom).toBeGreaterThan(before * 1.5)
})

test('typing in a param renders that node, and no wire', async ({ editor, page }) => {
  const id = 'c7-g-optimize'
  await page.locator(`.react-flow__node[data-id="${id}"]`).focus()
  const field = editor.node(id).getByRole('textbox', { name: 'Iterations, value' })
  await field.press('ArrowUp')
  const still = async () => {
    const { components } = await page.evaluate(renders)
    await page.waitForTimeout(500)
    return (await page.evaluate(renders)).components - components
  }
  await expect.poll(still).toBe(0)
  await page.evaluate(() => window.renders?.reset())
  await field.press('ArrowUp')
  await expect.poll(still).toBe(0)
  const { nodes, components } = await page.evaluate(renders)
  expect(nodes).toEqual([id])
  expect(components).toBeLessThan(300)
})

test('a run shows its states on nodes at a glance', async ({ editor, page }) => {
  const { x, y, width } = await box(editor.node(middle))
  await page.mouse.move(x + width / 2, y + 3)
  await editor.node(middle).getByRole('button', { name: 'Run to here' }).click()
  await editor.expectState(middle, 'done')
  await page.mouse.move(700, 70)
  await editor.expectState('c0-g-content-size', /cached|done/)
})

async function zoomTo(editor: Editor, page: Page, id: string) {
  const { x, y, width } = await box(editor.node(id))
  await page.mouse.move(x + width / 2, y + 2)
  for (let turn = 0; turn < 16; turn += 1) await page.mouse.wheel(0, -120)
}

/** At most as many steps as there are controls in a node. */
async function tabTo(page: Page, target: Locator) {
  for (let step = 0; step < 12; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

async function box(locator: Locator) {
  const found = await locator.boundingBox()
  if (!found) throw new Error('It is not on the screen.')
  return found
}

function transfer(page: Page, text: string) {
  return page.evaluateHandle((content) => {
    const made = new DataTransfer()
    made.items.add(new File([content], 'large.json', { type: 'application/json' }))
    return made
  }, text)
}
