import { expect, test } from './editor'

/** SwiftShader, Chromium's software adapter: correct, and slow, so the pictures are tiny. */
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    await use({ ...launchOptions, args: [...(launchOptions.args ?? []), '--enable-unsafe-webgpu'] })
  },
})

test('computes on WebGPU when asked to, and says that the adapter is software', async ({ editor, page }) => {
  await page.goto('/?backend=webgpu')
  await expect(editor.backend).toHaveAttribute('data-backend', 'webgpu')
  await editor.example('AdaIN')
  await editor.shrink(32)
  await editor.runAll()
  await editor.expectState('result', 'done')
  const painted = await editor.pixels('result')
  await editor.setNumber('stylize', 'Strength', 0.2)
  await editor.runAll()
  expect(await editor.pixels('result')).not.toBe(painted)
  await editor.backend.click()
  await expect(page.getByText(/software/i).first()).toBeVisible()
})
