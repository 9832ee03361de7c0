import { readFile } from 'node:fs/promises'
import { drop, picture } from './drop'
import { expect, test } from './editor'

test('disconnects, reconnects by dragging, and refuses wrong types with the reason', async ({
  editor,
  page,
}) => {
  const wire = page.getByRole('group', {
    name: 'Wire from Content features features to Content loss features',
  })
  const input = editor.port('content-loss', 'input', 'features')
  await wire.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Delete')
  await expect(input).toHaveAttribute('data-wired', 'false')
  await expect(page.getByRole('button', { name: /\d problems?/ })).toBeVisible()

  await editor.drag(['content', 'output', 'image'], ['content-loss', 'input', 'features'])
  await expect(input).toHaveAttribute('data-wired', 'false')
  await expect(editor.status).toHaveText(/gives Image, but .+ takes Features/)

  await editor.drag(['content-features', 'output', 'features'], ['content-loss', 'input', 'features'])
  await expect(input).toHaveAttribute('data-wired', 'true')
  await expect(wire).toBeAttached()
  await expect(page.getByRole('button', { name: 'No problems' })).toBeVisible()
})

test('saves a graph and opens it again', async ({ editor, page }) => {
  await editor.example('AdaIN')
  await editor.setNumber('stylize', 'Strength', 0.37)
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const buffer = await readFile(await (await saving).path())
  expect(JSON.parse(buffer.toString()).format).toBe('gramarye-graph')

  await editor.example('Gatys')
  await expect(editor.node('stylize')).toHaveCount(0)
  const file = { name: 'mine.json', mimeType: 'application/json', buffer }
  await editor.choose(() => page.getByRole('button', { name: 'Open…' }).click(), file)
  await expect(editor.node('stylize').getByRole('textbox', { name: 'Strength, value' })).toHaveValue('0.37')
  await editor.shrink()
  await editor.runAll()
})

test('says what is wrong with a corrupt graph and keeps the one that is open', async ({ editor, page }) => {
  const open = (name: string, text: string) =>
    editor.choose(() => page.getByRole('button', { name: 'Open…' }).click(), {
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    })
  await open('cut.json', '{"format": "gramarye-graph", "vers')
  await expect(editor.status).toHaveText(/Could not open cut\.json: .+ Your graph is unchanged\./)
  const told = page.getByRole('dialog', { name: 'Could not open cut.json' })
  await told.getByRole('button', { name: 'Close' }).click()
  await open('other.json', '{"some": "thing"}')
  await expect(editor.status).toHaveText(/Could not open other\.json: .*not a Gramarye graph/)
  await expect(page.locator('[data-node-id]')).toHaveCount(15)
})

test('takes another picture by choosing and by dropping one', async ({ editor }) => {
  await editor.example('AdaIN')
  const tall = await picture(60, 120)
  await editor.choose(
    () =>
      editor
        .node('content')
        .getByRole('button', { name: /^Picture:/ })
        .click(),
    {
      name: 'tall.png',
      mimeType: 'image/png',
      buffer: tall,
    },
  )
  await expect(editor.node('content')).toContainText('tall.png')
  await editor.setNumber('content-size', 'Longest side', 64)
  await editor.runAll()
  const canvas = editor.node('result').locator('figure canvas')
  await expect(canvas).toHaveJSProperty('width', 32)
  await expect(canvas).toHaveJSProperty('height', 64)

  await drop(
    editor.node('content').getByRole('button', { name: /^Picture:/ }),
    'wide.png',
    await picture(120, 60),
  )
  await expect(editor.node('content')).toContainText('wide.png')
  await editor.runAll()
  await expect(canvas).toHaveJSProperty('width', 64)
  await expect(canvas).toHaveJSProperty('height', 32)
})

test('refuses what is no picture, at the node, and keeps the rest usable', async ({ editor }) => {
  await editor.example('AdaIN')
  const button = editor.node('content').getByRole('button', { name: /^Picture:/ })
  await drop(button, 'text.jpg', Buffer.from('This is no picture.'))
  await editor.run()
  await editor.expectState('content', 'failed')
  await expect(editor.node('content')).toContainText('text.jpg is not a PNG, JPEG or WebP picture')
  await editor.expectState('style', 'done')
  await editor.expectState('stylize', 'blocked')

  const header = '89504e470d0a1a0a0000000d4948445200007530000075300806000000'
  await drop(button, 'huge.png', Buffer.concat([Buffer.from(header, 'hex'), Buffer.alloc(64)]))
  await editor.run()
  await expect(editor.node('content')).toContainText('huge.png is 30000 × 30000 px')
})

test('starts again after a reload', async ({ editor }) => {
  await editor.example('AdaIN')
  await editor.shrink()
  await editor.runAll()
  await editor.reload()
  await editor.example('AdaIN')
  await editor.shrink()
  await editor.runAll()
})
