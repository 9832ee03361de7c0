import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { slowness } from './slowness'

type State =
  | 'idle'
  | 'stale'
  | 'queued'
  | 'running'
  | 'done'
  | 'cached'
  | 'failed'
  | 'blocked'
  | 'muted'
  | 'bypassed'
type Side = 'input' | 'output'

/** The editor as its user sees it. */
export class Editor {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Opens the page and waits until it can compute. */
  async open(): Promise<void> {
    await this.page.goto('/')
    await this.ready()
    await expect(this.node('content')).toBeVisible()
    await this.settled()
  }

  /** Loads the page anew, and waits until it can compute. */
  async reload(): Promise<void> {
    await this.page.reload()
    await this.ready()
  }

  /** Until the view and the wires of the canvas have stayed as they are for some frames. */
  async settled(): Promise<void> {
    await this.page.locator('.react-flow__viewport').evaluate(async (viewport) => {
      const seen = () => {
        const paths = [...viewport.querySelectorAll('.react-flow__edge-path')].map((path) =>
          path.getAttribute('d'),
        )
        return [viewport.getAttribute('style'), ...paths].join()
      }
      let [before, same] = [seen(), 0]
      while (same < 10) {
        await new Promise(requestAnimationFrame)
        const now = seen()
        same = now === before ? same + 1 : 0
        before = now
      }
    })
  }

  get backend(): Locator {
    return this.page.getByRole('button', { name: /^Backend: (WebAssembly|CPU|WebGPU|WebGL)/ })
  }

  /** Where the editor says what happened. */
  get status(): Locator {
    return this.page.getByRole('status')
  }

  node(id: string): Locator {
    return this.page.locator(`[data-node-id="${id}"]`)
  }

  async expectState(id: string, state: State | RegExp): Promise<void> {
    await expect(this.node(id)).toHaveAttribute('data-state', state, { timeout: 60_000 })
  }

  port(id: string, side: Side, port: string): Locator {
    return this.node(id).locator(`[data-side="${side}"][data-port="${port}"]`)
  }

  /** A wire by its ends, such as `content image to resize image`, whatever they are called. */
  wire(ends: string): Locator {
    const id = JSON.stringify(ends.split(' to ').flatMap((end) => end.split(' ')))
    return this.page.locator(`.react-flow__edge[data-id=${JSON.stringify(id)}]`)
  }

  /** Chooses in the gallery, which may ask about the graph that is open. */
  async chooseExample(name: 'AdaIN' | 'Gatys' | 'Coarse to fine'): Promise<void> {
    await this.page.getByRole('button', { name: 'Examples', exact: true }).click()
    const gallery = this.page.getByRole('dialog', { name: 'Examples' })
    await gallery.getByRole('button', { name: new RegExp(`^${name}(:|$)`) }).click()
    await expect(gallery).toBeHidden()
  }

  async example(name: 'AdaIN' | 'Gatys' | 'Coarse to fine'): Promise<void> {
    await this.chooseExample(name)
    await expect(this.status).toHaveText(new RegExp(`^Opened ${name}`))
    await this.settled()
  }

  run(): Promise<void> {
    return this.page.getByRole('button', { name: 'Run', exact: true }).click()
  }

  /** Runs the graph and waits for its end. */
  async runAll(): Promise<void> {
    await this.run()
    await this.appears('[role="status"]', /^Done in/, 60_000)
    await expect(this.status).toHaveText(/^Done in/, { timeout: 60_000 })
  }

  async setNumber(id: string, label: string, value: number): Promise<void> {
    const field = this.node(id).getByRole('textbox', { name: `${label}, value` })
    await field.fill(String(value))
    await field.press('Enter')
  }

  /** Makes the canvas of an example so small, and its style with it, that a run is quick. In px. */
  async shrink(longestSide = 48): Promise<void> {
    await this.setNumber('content-size', 'Longest side', longestSide)
  }

  /** Drags from one port to another with the mouse, as a hand does: in steps. */
  async drag(from: readonly [string, Side, string], to: readonly [string, Side, string]): Promise<void> {
    const [start, end] = [await this.center(from), await this.center(to)]
    const { mouse } = this.page
    await mouse.move(start.x, start.y)
    await mouse.down()
    await mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 5 })
    await mouse.move(end.x, end.y, { steps: 5 })
    await mouse.up()
  }

  /** Adds a node by the search; it then has the focus. */
  async add(query: string, id: string): Promise<void> {
    await this.page.keyboard.press('/')
    await this.chooseTyped(query)
    await this.expectFocused(id)
  }

  /** Types into the list that is open, and takes the first line. */
  async chooseTyped(query: string): Promise<void> {
    await expect(this.page.getByRole('combobox', { name: /^(Search|搜索)/ })).toBeFocused()
    await this.page.keyboard.type(query)
    await this.page.keyboard.press('Enter')
  }

  async expectFocused(id: string): Promise<void> {
    await expect(this.page.locator(`.react-flow__node[data-id="${id}"]`)).toBeFocused()
  }

  /** The picture a node shows, as the address of its data. */
  pixels(id: string): Promise<string> {
    const canvas = this.node(id).locator('figure canvas').first()
    return canvas.evaluate((element) => (element instanceof HTMLCanvasElement ? element.toDataURL() : ''))
  }

  /** Gives a file to whatever asks for one. */
  async choose(
    ask: () => Promise<void>,
    file: { name: string; mimeType: string; buffer: Buffer },
  ): Promise<void> {
    const asked = this.page.waitForEvent('filechooser')
    await ask()
    await (await asked).setFiles(file)
  }

  private async ready(): Promise<void> {
    await this.appears('[data-backend]:not([data-backend="starting"])', /./, 20_000)
    await expect(this.backend).toBeVisible()
  }

  /** Looks in every frame, where an assertion looks twice a second; the one that follows says what is wrong. */
  private async appears(selector: string, text: RegExp, ms: number): Promise<void> {
    await this.page.evaluate(
      async ([where, pattern, limit]) => {
        const [said, end] = [new RegExp(pattern), performance.now() + limit]
        const there = () =>
          [...document.querySelectorAll(where)].some(({ textContent }) => said.test(textContent ?? ''))
        while (!there() && performance.now() < end) await new Promise(requestAnimationFrame)
      },
      [selector, text.source, ms] as const,
    )
  }

  private async center(port: readonly [string, Side, string]): Promise<{ x: number; y: number }> {
    const box = await this.port(...port)
      .locator('.react-flow__handle')
      .boundingBox()
    if (!box) throw new Error(`${port.join(' ')} is not on the screen.`)
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
}

/** Every test starts with a fresh editor and fails when the page reports an error nobody expected. */
export const test = base.extend<{ editor: Editor }>({
  editor: async ({ page }, use) => {
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text())
    })
    // What the browser's own chooser of files asks cannot be answered from here.
    await page.addInitScript(() => {
      Reflect.deleteProperty(window, 'showOpenFilePicker')
      Reflect.deleteProperty(window, 'showSaveFilePicker')
    })
    // Choosers are taken over only while somebody listens; to begin at a key press would be too late.
    page.on('filechooser', () => {})
    const editor = new Editor(page)
    if (slowness > 1) {
      const session = await page.context().newCDPSession(page)
      await session.send('Emulation.setCPUThrottlingRate', { rate: slowness })
    }
    // The first visit is a test of its own.
    await page.addInitScript(() => {
      // Firefox runs this on its empty first page too, which may keep nothing.
      if (origin !== 'null') localStorage.setItem('gramarye.tour', 'seen')
    })
    await editor.open()
    await use(editor)
    expect(errors).toEqual([])
  },
})

export { expect } from '@playwright/test'
