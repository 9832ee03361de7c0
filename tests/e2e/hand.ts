import type { Locator, Page } from '@playwright/test'
import type { Editor } from './editor'

/** What a hand does with the mouse, and where it aims. In px of the window. */
export type Point = { readonly x: number; readonly y: number }

type Box = Point & { readonly width: number; readonly height: number }

export async function boxOf(target: Locator): Promise<Box> {
  const box = await target.boundingBox()
  if (!box) throw new Error('It is not on the screen.')
  return box
}

export async function center(target: Locator): Promise<Point> {
  const { x, y, width, height } = await boxOf(target)
  return { x: x + width / 2, y: y + height / 2 }
}

export function handle(editor: Editor, ...[id, side, port]: Parameters<Editor['port']>): Promise<Point> {
  return center(editor.port(id, side, port).locator('.react-flow__handle'))
}

/** The middle of a wire as it is drawn. */
export function middleOf(line: Locator): Promise<Point> {
  return line.locator('.react-flow__edge-path').evaluate((path) => {
    if (!(path instanceof SVGPathElement)) throw new Error('No wire.')
    const { x, y } = path.getPointAtLength(path.getTotalLength() / 2)
    const at = new DOMPoint(x, y).matrixTransform(path.getScreenCTM() ?? undefined)
    return { x: at.x, y: at.y }
  })
}

export async function dragTo({ mouse }: Page, from: Point, to: Point): Promise<void> {
  await mouse.move(from.x, from.y)
  await mouse.down()
  // The canvas takes a node along from where the pointer is when the drag begins.
  await mouse.move(from.x + 2, from.y + 2)
  await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 })
  await mouse.move(to.x, to.y, { steps: 5 })
  await mouse.up()
}

/** Drags something by its left end. */
export async function dragBy({ mouse }: Page, target: Locator, dx: number, dy: number): Promise<void> {
  const { x, y, height } = await boxOf(target)
  await mouse.move(x + 12, y + height / 2)
  await mouse.down()
  await mouse.move(x + 12 + dx / 2, y + height / 2 + dy / 2, { steps: 4 })
  await mouse.move(x + 12 + dx, y + height / 2 + dy, { steps: 4 })
  await mouse.up()
}
