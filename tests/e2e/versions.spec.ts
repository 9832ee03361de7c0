import { readFile } from 'node:fs/promises'
import { expect, test } from './editor'
import { alterEngine, alterNode } from './faulty-engine'

test('a newer node opens an older graph and says what it changed; an older one keeps the newer graph', async ({
  editor,
  page,
}) => {
  const { keyboard } = page
  const summary = page.getByRole('region', { name: 'About the graph that was opened' })
  const strength = editor.node('stylize').getByRole('textbox', { name: 'Strength, value' })
  const save = async () => {
    const download = page.waitForEvent('download')
    await keyboard.press('ControlOrMeta+s')
    return readFile(await (await download).path())
  }
  const open = async (name: string, buffer: Buffer) => {
    const file = { name, mimeType: 'application/json', buffer }
    await editor.choose(() => page.getByRole('button', { name: 'Open…' }).click(), file)
  }
  await editor.example('AdaIN')
  await editor.setNumber('stylize', 'Strength', 0.8)
  const old = await save()

  // The version after this one counts the strength in percent.
  const migration = '3:({strength,...rest})=>({...rest,percent:100*strength,strength:1})'
  const members = `version:3,migrations:{...node.migrations,${migration}}`
  await alterEngine(page, alterNode('stylize/adain', members))
  await expect(editor.backend).toBeVisible()
  await page.getByRole('button', { name: 'New graph' }).click()
  await open('old.json', old)
  await expect(summary).toContainText('1 node was brought up to date')
  await expect(summary).toContainText('version 2 to 3')
  await expect(summary).toContainText('“percent” is new: 80')
  await expect(summary).toContainText('“Strength” was 0.8 and is now 1')
  await summary.getByRole('button', { name: 'Close' }).click()
  await expect(strength).toHaveValue('1')
  const upgraded = await save()
  const node = JSON.parse(upgraded.toString()).nodes.find(({ id }: { id: string }) => id === 'stylize')
  expect(node).toMatchObject({ version: 3, params: { percent: 80, strength: 1 } })

  // Whoever has not updated yet opens it too, and gives it back as it was.
  await page.unrouteAll()
  await page.reload()
  await expect(editor.backend).toBeVisible()
  await page.getByRole('button', { name: 'New graph' }).click()
  await open('new.json', upgraded)
  await expect(summary).toContainText('1 node is kept as it is and does not run')
  await summary.getByRole('button', { name: 'Close' }).click()
  expect((await save()).equals(upgraded)).toBe(true)
})
