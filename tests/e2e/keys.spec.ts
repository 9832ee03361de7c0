import { expect, test } from './editor'
import { expectMenu } from './items'

test('the canvas is gone through by keys: past the buttons, along the flow, and from a node to its wires', async ({
  editor,
  page,
}) => {
  const { keyboard } = page
  await keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Skip to the graph' })).toBeFocused()
  await keyboard.press('Enter')
  await expect(page.getByRole('main', { name: 'Graph' })).toBeFocused()
  const viewLeft = () =>
    page
      .locator('.react-flow__viewport')
      .evaluate((view) => new DOMMatrix(getComputedStyle(view).transform).e)
  const before = await viewLeft()
  await keyboard.press('ArrowRight')
  await expect.poll(viewLeft).toBeCloseTo(before - 60, 0)
  await keyboard.press('ArrowLeft')
  await expect.poll(viewLeft).toBeCloseTo(before, 0)

  for (const id of ['content', 'content-size', 'content-features', 'content-loss']) {
    await keyboard.press('.')
    await editor.expectFocused(id)
    await expect(editor.node(id)).toHaveAttribute('data-selected', 'true')
  }
  await keyboard.press(',')
  await editor.expectFocused('content-features')

  // Wires are no stops on the way, but reached from their node; one leads on to its ends, or takes in a node.
  const wires = page.locator('.react-flow__edge')
  await expect(wires.locator('xpath=self::*[@tabindex="0"]')).toHaveCount(0)
  const wire = (from: string, to: string) => editor.wire(`${from} to ${to}`)
  await keyboard.press('w')
  await expect(wire('content-size image', 'content-features image')).toBeFocused()
  await keyboard.press('w')
  await expect(wire('content-features features', 'content-loss features')).toBeFocused()
  await keyboard.press('.')
  await editor.expectFocused('content-loss')
  await keyboard.press(',')
  await keyboard.press('w')
  await keyboard.press('e')
  await editor.chooseTyped('blur')
  await editor.expectFocused('blur')
  await expect(wires).toHaveCount(17)

  // The menu key offers what has no key of its own.
  await keyboard.press('Control+a')
  await page.locator('.react-flow__node[data-id="blur"]').focus()
  await keyboard.press('Shift+F10')
  await expectMenu(page, 'Selection')
  await keyboard.type('arr')
  await keyboard.press('ArrowRight')
  await keyboard.press('Enter')
  const left = () =>
    page
      .locator('.react-flow__node')
      .evaluateAll(
        (nodes) => new Set(nodes.map((node) => getComputedStyle(node).transform.split(',')[4])).size,
      )
  await expect.poll(left).toBe(1)
})
