import type { Locator, Page } from '@playwright/test'
import type { Editor } from './editor'

/** The viewer as its user sees it. */
export class Viewer {
  readonly page: Page
  readonly panel: Locator

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByRole('region', { name: 'Viewer' })
  }

  get panes(): Locator {
    return this.panel.getByRole('application')
  }

  /** What is said of the place that is pointed at. */
  get readout(): Locator {
    return this.panel.locator('.readout')
  }

  button(name: string): Locator {
    return this.panel.getByRole('button', { name, exact: true })
  }

  async choose(label: string, option: string | RegExp): Promise<void> {
    await this.panel.getByRole('combobox', { name: label }).click()
    await this.page.getByRole('option', { name: option, exact: true }).click()
  }

  /** A place of a pane, as parts of its width and height, on the screen. */
  async spot(x: number, y: number, pane = 0): Promise<{ x: number; y: number }> {
    const box = await this.panes.nth(pane).boundingBox()
    if (!box) throw new Error('There is no picture on the screen.')
    return { x: box.x + box.width * x, y: box.y + box.height * y }
  }

  async point(x: number, y: number, pane = 0): Promise<void> {
    const spot = await this.spot(x, y, pane)
    await this.page.mouse.move(spot.x, spot.y)
  }

  /** The color a pane shows at a place: red, green and blue. */
  color(x: number, y: number, pane = 0): Promise<number[]> {
    return this.panes
      .nth(pane)
      .locator('canvas')
      .evaluate(
        (canvas, [px, py]) => {
          if (!(canvas instanceof HTMLCanvasElement)) return []
          const context = canvas.getContext('2d')
          const data = context?.getImageData(canvas.width * px, canvas.height * py, 1, 1).data
          return [...(data ?? [])].slice(0, 3)
        },
        [x, y] as const,
      )
  }

  /** x, y and the numbers after them, of each line of the readout. */
  async numbers(line = 0): Promise<number[]> {
    const text = await this.readout.locator('.readout__line').nth(line).innerText()
    return (text.match(/\d+(\.\d+)?(e-?\d+)?/g) ?? []).map(Number)
  }
}

/** A painting of 160 px. */
export async function runAdain(editor: Editor): Promise<void> {
  await editor.example('AdaIN')
  await editor.shrink(160)
  await editor.runAll()
}

/** What opens the viewer on the first value of a node. */
export const look = (editor: Editor, id: string) =>
  editor
    .node(id)
    .getByRole('button', { name: /^Look closer/ })
    .first()
