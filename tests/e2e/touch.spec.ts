import type { CDPSession, Locator, Page } from '@playwright/test'
import { expect, test } from './editor'

test.use({ hasTouch: true })

type Finger = { readonly x: number; readonly y: number }

/** Fingers as the browser gets them from a screen. */
class Hand {
  private readonly session: CDPSession

  constructor(session: CDPSession) {
    this.session = session
  }

  static async on(page: Page): Promise<Hand> {
    return new Hand(await page.context().newCDPSession(page))
  }

  private send(type: 'touchStart' | 'touchMove' | 'touchEnd', fingers: readonly Finger[]) {
    return this.session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: fingers.map((one) => ({ ...one })),
    })
  }

  async down(...fingers: readonly Finger[]): Promise<void> {
    await this.send('touchStart', fingers)
  }

  async up(): Promise<void> {
    await this.send('touchEnd', [])
  }

  /** Taps twice as quickly as a finger, however slow the page is to hear of it. */
  async tapTwice(at: Finger): Promise<void> {
    const taps = [this.down(at), this.up(), this.down(at), this.up()]
    await Promise.all(taps)
  }

  /** Moves all fingers from where they are put down to where they are lifted. */
  async drag(from: readonly Finger[], to: readonly Finger[], steps = 8): Promise<void> {
    await this.down(...from)
    for (let step = 1; step <= steps; step += 1) {
      const at = (a: number, b: number) => a + ((b - a) * step) / steps
      await this.send(
        'touchMove',
        from.map(({ x, y }, index) => ({ x: at(x, to[index]?.x ?? x), y: at(y, to[index]?.y ?? y) })),
      )
    }
    await this.up()
  }
}

async function middle(target: Locator): Promise<Finger> {
  const box = await target.boundingBox()
  if (!box) throw new Error('It is not on the screen.')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

test('fingers pan, pinch, select, drag, wire, and open the menus', async ({ editor, page }) => {
  const hand = await Hand.on(page)
  const canvas = page.locator('.react-flow__viewport')
  const view = async () => {
    const style = (await canvas.getAttribute('style')) ?? ''
    const [x = 0, y = 0, zoom = 1] = [...style.matchAll(/-?[\d.]+(?=px|\))/g)].map(Number)
    return { x, y, zoom }
  }
  const title = (id: string) => editor.node(id).locator('.node__title')

  // A finger on a node that is not selected pans, as on the empty canvas; nothing is moved by a slip.
  const before = await view()
  const start = await middle(title('content-loss'))
  await hand.drag([start], [{ x: start.x - 60, y: start.y + 40 }])
  await expect.poll(async () => Math.round((await view()).x - before.x)).toBe(-60)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()

  await hand.drag(
    [
      { x: 640, y: 450 },
      { x: 760, y: 450 },
    ],
    [
      { x: 500, y: 450 },
      { x: 900, y: 450 },
    ],
  )
  await expect.poll(async () => (await view()).zoom / before.zoom).toBeGreaterThan(2)
  await page.keyboard.press('f')
  await editor.settled()

  // Selected by a tap, a node is dragged.
  await page.touchscreen.tap(...spread(await middle(title('content-loss'))))
  await expect(editor.node('content-loss')).toHaveAttribute('data-selected', 'true')
  const from = await middle(title('content-loss'))
  await hand.drag([from], [{ x: from.x + 50, y: from.y + 50 }])
  await expect(page.getByRole('button', { name: 'Undo' })).toBeEnabled()
  await page.keyboard.press('Control+z')
  await editor.settled()

  // Wired by two taps: what does not fit says why, what fits takes it.
  const wires = page.locator('.react-flow__edge')
  await expect(wires).toHaveCount(16)
  const port = (id: string, side: 'input' | 'output', name: string) =>
    editor.port(id, side, name).locator('.port__handle')
  await page.touchscreen.tap(...spread(await middle(port('style-size', 'output', 'image'))))
  await expect(page.getByText(/^Tap where the wire/)).toBeVisible()
  await expect(editor.port('optimize', 'input', 'start')).toHaveAttribute('data-verdict', 'fits')
  await page.touchscreen.tap(...spread(await middle(port('mix', 'input', 'losses'))))
  await expect(page.locator('.refusal')).toBeVisible()
  await expect(wires).toHaveCount(16)
  await page.touchscreen.tap(...spread(await middle(port('optimize', 'input', 'start'))))
  await expect(wires).toHaveCount(17)
  await expect(editor.status).toHaveText(/^Connected/)
  await expect(page.getByText(/^Tap where the wire/)).toHaveCount(0)

  // The same port twice: the list. Elsewhere: a new node.
  await page.touchscreen.tap(...spread(await middle(port('style-size', 'output', 'image'))))
  await page.touchscreen.tap(...spread(await middle(port('style-size', 'output', 'image'))))
  await expect(page.getByRole('combobox', { name: 'Search ports' })).toBeVisible()
  await page.keyboard.press('Escape')

  // A finger that rests opens the menu of what is under it.
  await hand.down(await middle(title('result')))
  await expect(page.getByRole('menu', { name: 'Painting' })).toBeVisible()
  await hand.up()
  await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(editor.node('result')).toHaveAttribute('data-selected', 'true')

  // Twice on the empty canvas: a new node there.
  await hand.tapTwice({ x: 700, y: 105 })
  await expect(page.getByRole('combobox', { name: 'Search nodes' })).toBeVisible()
})

function spread({ x, y }: Finger): [number, number] {
  return [x, y]
}
