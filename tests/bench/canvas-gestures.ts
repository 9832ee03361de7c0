import type { Page } from '@playwright/test'

/** Something a hand does on the canvas, with what has to be so before. */
export interface Gesture {
  readonly name: string
  readonly prepare: (page: Page) => Promise<void>
  readonly perform: (page: Page) => Promise<void>
}

const moves = 60

export const gestures: readonly Gesture[] = [
  {
    name: 'drag a node with 4 wires, all in view',
    prepare: showAll,
    perform: (page) => dragNode(page, 'c7-g-content-size'),
  },
  {
    name: 'drag a node with 4 wires, close up',
    prepare: (page) => closeUp(page, 'c7-g-content-size'),
    perform: (page) => dragNode(page, 'c7-g-content-size'),
  },
  {
    name: 'drag a selection of 50',
    prepare: async (page) => {
      await showAll(page)
      await selectFifty(page)
    },
    perform: (page) => dragNode(page, 'c3-g-optimize'),
  },
  { name: 'pan, all in view', prepare: showAll, perform: (page) => pan(page, 250) },
  {
    name: 'pan, close up',
    prepare: (page) => closeUp(page, 'c7-g-content-size'),
    perform: (page) => pan(page, 900),
  },
  { name: 'zoom by wheel, all the way in and out', prepare: showAll, perform: zoom },
  { name: 'marquee', prepare: showAll, perform: marquee },
]

async function showAll(page: Page) {
  await page.getByRole('button', { name: 'Zoom to fit', exact: true }).click()
  await page.waitForTimeout(500)
  const { x, y } = await emptyPlace(page)
  await page.mouse.click(x, y)
}

async function closeUp(page: Page, node: string) {
  await showAll(page)
  const { x, y } = await middle(page, node)
  await page.mouse.move(x, y)
  for (let turn = 0; turn < 16; turn += 1) await page.mouse.wheel(0, -120)
  await page.waitForTimeout(500)
  if ((await scale(page)) < 0.8) throw new Error('The wheel did not zoom.')
}

/**
 * To the right and back, so that what is dragged many times does not wander off, nor make the canvas scroll at its left
 * edge. @throws Error when nothing was dragged.
 */
async function dragNode(page: Page, node: string) {
  const from = await middle(page, node)
  const at = (part: number) => ({
    x: from.x + 160 * Math.sin(part * Math.PI),
    y: from.y + 90 * Math.sin(part * 2 * Math.PI),
  })
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await along(page, (part) => at(part / 4))
  await nextFrame(page)
  const { x } = await middle(page, node)
  if (x < from.x + 100) throw new Error(`${node} was not dragged.`)
  await along(page, (part) => at((1 + 3 * part) / 4))
  await page.mouse.up()
}

/** From a place where there is neither node nor wire. */
async function pan(page: Page, far: number) {
  const from = await emptyPlace(page)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await along(page, (part) => ({
    x: from.x + far * Math.sin(part * 6),
    y: from.y + far * 0.4 * Math.sin(part * 9),
  }))
  await page.mouse.up()
}

/** As many turns out as in. @throws Error when nothing was zoomed: then the times would mean nothing. */
async function zoom(page: Page) {
  const { x, y } = await middle(page, 'c7-g-content-size')
  await page.mouse.move(x, y)
  const before = await scale(page)
  for (let turn = 1; turn <= moves; turn += 1) {
    await page.mouse.wheel(0, turn <= moves / 2 ? -60 : 60)
    // Unlike a move of the mouse, a turn of the wheel is not waited for.
    await nextFrame(page)
    if (turn === moves / 2 && (await scale(page)) < 2 * before) throw new Error('The wheel did not zoom.')
  }
}

function scale(page: Page): Promise<number> {
  return page.evaluate(() => {
    const viewport = document.querySelector('.react-flow__viewport')
    return viewport ? new DOMMatrix(getComputedStyle(viewport).transform).a : 0
  })
}

async function marquee(page: Page) {
  const { x, y } = await emptyPlace(page)
  await page.keyboard.down('Shift')
  await page.mouse.move(x, y)
  await page.mouse.down()
  await along(page, (part) => ({ x: x + (1300 - x) * part, y: y + (780 - y) * part }))
  await page.mouse.up()
  await page.keyboard.up('Shift')
}

/**
 * By a marquee from above the leftmost nodes, as far down as fifty of them. @throws Error when it selected much less or
 * more: then the times would be of something else.
 */
async function selectFifty(page: Page) {
  const box = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll('.react-flow__node')].map((node) =>
      node.getBoundingClientRect(),
    )
    // The view can be too small for all: what lies to the left of it is under the list of nodes.
    const edge = document.querySelector('.react-flow__pane')?.getBoundingClientRect().x ?? 0
    const left = Math.max(edge + 2, Math.min(...boxes.map(({ x }) => x)) - 6)
    const top = Math.min(...boxes.map(({ y }) => y)) - 6
    const right = left + (Math.max(...boxes.map((one) => one.right)) - left) / 3
    const column = boxes.filter((one) => one.x < right).sort((a, b) => a.y - b.y)
    return { left, top, right, bottom: column[50]?.y ?? top }
  })
  await page.keyboard.down('Shift')
  await page.mouse.move(box.left, box.top)
  await page.mouse.down()
  await page.mouse.move(box.right, box.bottom - 1, { steps: 4 })
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await nextFrame(page)
  const selected = await page.locator('.react-flow__node.selected').count()
  if (selected < 40 || selected > 60) throw new Error(`The marquee selected ${selected} nodes.`)
}

function nextFrame(page: Page): Promise<unknown> {
  return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
}

async function along(page: Page, at: (part: number) => { x: number; y: number }) {
  for (let move = 1; move <= moves; move += 1) {
    const { x, y } = at(move / moves)
    await page.mouse.move(x, y)
  }
}

/** In the title of a node, by which it is dragged. */
function middle(page: Page, node: string): Promise<{ x: number; y: number }> {
  return page.evaluate((id) => {
    const box = document.querySelector(`[data-node-id="${id}"]`)?.getBoundingClientRect()
    if (!box) throw new Error(`There is no node ${id}.`)
    return { x: box.x + box.width * 0.3, y: box.y + Math.max(1, box.height * 0.03) }
  }, node)
}

function emptyPlace(page: Page): Promise<{ x: number; y: number }> {
  return page.evaluate(() => {
    const box = document.querySelector('.react-flow__pane')?.getBoundingClientRect()
    if (!box) throw new Error('There is no canvas.')
    for (let y = box.y + 20; y < box.bottom - 20; y += 12) {
      for (let x = box.x + 20; x < box.right - 20; x += 12) {
        if (document.elementFromPoint(x, y)?.classList.contains('react-flow__pane')) return { x, y }
      }
    }
    throw new Error('There is no empty place.')
  })
}
