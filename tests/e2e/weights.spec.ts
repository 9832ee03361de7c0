import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { madeUpVgg16 } from '../models/support/vgg16'
import { expect, test } from './editor'

let folder = ''
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gramarye-e2e-'))
  await writeFile(join(folder, 'mine.safetensors'), madeUpVgg16())
})
test.afterAll(() => rm(folder, { recursive: true }))

test('takes weights of one’s own, which stay on the device, and says when they are not there', async ({
  editor,
  page,
}) => {
  const node = editor.node('content-features')
  await expect(node.getByText('Weights', { exact: true })).toHaveCount(0)
  await node.getByRole('combobox', { name: 'Network' }).click()
  await page.getByRole('option', { name: 'VGG-16' }).click()

  const choose = async (name: RegExp, file: string) => {
    const asked = page.waitForEvent('filechooser')
    await node.getByRole('button', { name }).click()
    await (await asked).setFiles(file)
  }
  const wrong = join(folder, 'wrong.safetensors')
  await writeFile(wrong, 'no weights')
  await choose(/^Weights: Choose/, wrong)
  await expect(page.getByText(/wrong\.safetensors is not a file of weights/)).toBeVisible()

  await choose(/^Weights: Choose/, join(folder, 'mine.safetensors'))
  await expect(editor.status).toHaveText(/weights of VGG-16 are kept on this device/)
  await expect(node.getByRole('button', { name: /^Weights: mine\.safetensors/ })).toBeVisible()
  await expect(node.getByRole('combobox', { name: 'Expects' })).toHaveText(/As named/)
  await editor.shrink(32)
  await editor.setNumber('optimize', 'Iterations', 1)
  await editor.runAll()
  await editor.expectState('content-features', 'done')

  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const buffer = await readFile(await (await saving).path())
  expect(buffer.length).toBeLessThan(2e6)
  const named = Object.values<{ name: string; data?: string }>(JSON.parse(buffer.toString()).assets)
  expect(named.find(({ name }) => name === 'mine.safetensors')?.data).toBeUndefined()

  const reopen = async () => {
    await page.reload()
    await editor.settled()
    const file = { name: 'mine.json', mimeType: 'application/json', buffer }
    await editor.choose(() => page.getByRole('button', { name: 'Open…' }).click(), file)
    await expect(node.getByRole('button', { name: /^Weights: mine\.safetensors/ })).toBeVisible()
  }
  await reopen()
  await editor.runAll()
  await expect(node.getByRole('alert')).toHaveCount(0)

  await page.evaluate(() => caches.delete('gramarye-files'))
  await reopen()
  await expect(node.getByRole('alert')).toHaveText('Not on this device: choose the file again.')
  await choose(/^Weights: mine/, join(folder, 'mine.safetensors'))
  await expect(node.getByRole('alert')).toHaveCount(0)
  await editor.runAll()

  await node.getByRole('button', { name: 'Weights: use none' }).click()
  await expect(node.getByRole('button', { name: /^Weights: Choose/ })).toBeVisible()
})
