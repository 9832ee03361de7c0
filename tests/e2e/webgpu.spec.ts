import { expect, test } from './editor'
import { alterEngine, engineOf } from './faulty-engine'

/** SwiftShader, Chromium's software adapter: correct, and slow, so the pictures are tiny. */
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    await use({ ...launchOptions, args: [...(launchOptions.args ?? []), '--enable-unsafe-webgpu'] })
  },
})

const keepDevices = `
  const { requestDevice } = GPUAdapter.prototype
  GPUAdapter.prototype.requestDevice = async function (options) {
    return (self.device = await requestDevice.call(this, options))
  }
`

test('computes on WebGPU when asked to, and starts anew when the device is lost or full', async ({
  editor,
  page,
}) => {
  // Nobody but the product holds the device, so the test keeps it where it can be destroyed.
  await alterEngine(page, (code) => `{${keepDevices}}${code}`)
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
  await page.keyboard.press('Escape')

  const shown = await editor.pixels('result')
  await engineOf(page).evaluate(() => Reflect.get(self, 'device').destroy())
  await expect(editor.status).toContainText('The graphics device was lost', { timeout: 60_000 })
  expect(await editor.pixels('result')).toBe(shown)
  await expect(editor.backend).toHaveAttribute('data-backend', 'webgpu')

  // What a device says that has no memory for a buffer: everything computed since is not to be trusted.
  await engineOf(page).evaluate(() => {
    const error = new GPUOutOfMemoryError('no memory')
    Reflect.get(self, 'device').dispatchEvent(new GPUUncapturedErrorEvent('uncapturederror', { error }))
  })
  await expect(editor.status).toContainText('The graphics device has no memory left.', { timeout: 60_000 })
  await expect(editor.backend).toHaveAttribute('data-backend', 'webgpu')
  expect(await editor.pixels('result')).toBe(shown)
})
