import type { BrowserContext, Page } from '@playwright/test'
import { Editor, expect, test } from './editor'

const title = (page: Page) => page.getByRole('textbox', { name: 'Graph title' })
const shown = (page: Page) => page.locator('.react-flow__node')

/** Another tab of the same browser, which asks what is to become of the graph that is open already. */
async function another(context: BrowserContext): Promise<Editor> {
  const page = await context.newPage()
  await page.goto('/')
  // All else is hidden from assistive technology behind the question.
  await expect(page.getByRole('alertdialog')).toBeVisible()
  return new Editor(page)
}

test('everything comes back: graph, pictures, place, versions, and what was put in the bin', async ({
  editor,
  page,
}) => {
  await title(page).fill('First')
  await editor.node('content').click({ position: { x: 60, y: 10 } })
  await page.keyboard.press('Delete')
  await expect(shown(page)).toHaveCount(14)
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await editor.settled()
  const place = await page.locator('.react-flow__viewport').getAttribute('style')
  // At once: nothing waits for the autosave.
  await title(page).fill('First graph')
  await editor.reload()
  await expect(title(page)).toHaveValue('First graph')
  await expect(shown(page)).toHaveCount(14)
  await editor.settled()
  expect(await page.locator('.react-flow__viewport').getAttribute('style')).toBe(place)
  await expect(editor.node('style').locator('canvas, img').first()).toBeVisible()

  // A version from before the node was deleted; undo takes the restoring back.
  await page.getByRole('button', { name: 'More about files' }).click()
  await page.getByRole('menuitem', { name: 'Versions…' }).click()
  const versions = page.getByRole('dialog', { name: /^Versions of/ })
  await versions
    .getByRole('button', { name: /^Restore the version/ })
    .last()
    .click()
  await expect(editor.status).toHaveText(/^The graph is as it was/)
  await expect(shown(page)).toHaveCount(15)
  await page.keyboard.press('Control+z')
  await expect(shown(page)).toHaveCount(14)

  // Another graph takes its place without a question; the first one is in the library.
  await page.getByRole('button', { name: 'New graph' }).click()
  await expect(shown(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'More about files' }).click()
  await page.getByRole('group', { name: 'Recent' }).getByRole('menuitem', { name: 'First graph' }).click()
  await expect(title(page)).toHaveValue('First graph')
  await expect(shown(page)).toHaveCount(14)
  await page.getByRole('button', { name: 'New graph' }).click()
  await expect(shown(page)).toHaveCount(0)
  await page.keyboard.press('Control+Shift+o')
  const library = page.getByRole('dialog', { name: 'Library' })
  await library.getByRole('searchbox').fill('first')
  await library.getByRole('button', { name: 'Rename First graph' }).click()
  await library.getByRole('textbox', { name: 'Name' }).fill('Renamed')
  await page.keyboard.press('Enter')
  // It has left the list, and the focus that its field had stays in the dialog.
  await expect(library.getByText('No graph has this in its name.')).toBeVisible()
  await expect.poll(() => library.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true)
  await library.getByRole('searchbox').fill('')
  await library.getByRole('button', { name: 'Duplicate Renamed' }).click()
  await library.getByRole('button', { name: 'Move Renamed (copy) to the bin' }).click()
  await library.getByRole('tab', { name: /^Bin/ }).click()
  await library.getByRole('button', { name: 'Delete Renamed (copy) for good' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete for good' }).click()
  await expect(library.getByText('The bin is empty.')).toBeVisible()
  await library.getByRole('tab', { name: /^Graphs/ }).click()
  await library.getByRole('button', { name: 'Move Renamed to the bin' }).click()
  await library.getByRole('tab', { name: /^Bin/ }).click()
  await library.getByRole('button', { name: 'Restore Renamed' }).click()
  await library.getByRole('tab', { name: /^Graphs/ }).click()
  await library.getByRole('button', { name: /^Renamed/ }).click()
  await expect(title(page)).toHaveValue('Renamed')
  await expect(shown(page)).toHaveCount(14)
})

test('one graph in two tabs: look, take over, or work on a copy', async ({ editor, page, context }) => {
  await title(page).fill('Shared')
  const second = await another(context)
  const dialog = second.page.getByRole('alertdialog', { name: '“Shared” is open in another tab' })
  await dialog.getByRole('button', { name: 'Only look' }).click()
  await title(second.page).fill('Overwritten')
  await expect(title(second.page)).toHaveValue('Shared')
  await expect(second.status).toHaveText(/open in another tab, so nothing can be changed/)

  await title(page).fill('Shared by one')
  await expect(title(second.page)).toHaveValue('Shared by one')
  await second.page.locator('.banner').getByRole('button', { name: 'Edit here' }).click()
  await expect(second.status).toHaveText(/^You edit the graph here now/)
  await title(second.page).fill('Taken')
  await expect(page.getByText('This graph is now edited in another tab.')).toBeVisible()
  await expect(title(page)).toHaveValue('Taken')

  // The address leads to the graph; one that leads nowhere changes nothing.
  const address = second.page.url()
  expect(address).toMatch(/#open=[\w-]+$/)
  await second.page.evaluate(() => location.assign('#open=nowhere'))
  await expect(second.status).toHaveText(/^The graph of this address is not in the library/)
  await expect(title(second.page)).toHaveValue('Taken')
  expect(second.page.url()).toBe(address)

  await page.getByRole('button', { name: 'Work on a copy' }).click()
  await title(page).fill('My own')
  await expect.poll(() => page.url()).not.toBe(address)
  await editor.reload()
  await expect(title(page)).toHaveValue('My own')
  await second.reload()
  await expect(title(second.page)).toHaveValue('Taken')
  await second.page.getByRole('button', { name: 'New graph' }).click()
  await expect.poll(() => new URL(second.page.url()).hash).toBe('')
  await second.page.goto(address)
  await expect(title(second.page)).toHaveValue('Taken')
  await second.page.close()
})

test('a browser that keeps nothing says so, and a graph is still saved to a file', async ({ browser }) => {
  const page = await browser.newPage()
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showSaveFilePicker')
    IDBFactory.prototype.open = () => {
      throw new DOMException('The user denied permission.', 'SecurityError')
    }
  })
  const editor = new Editor(page)
  await editor.open()
  const warning = page.getByRole('alert')
  await expect(warning).toContainText('This browser does not keep your work.')
  await title(page).fill('At risk')
  await page.getByRole('button', { name: 'New graph' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Keep editing' }).click()
  const saved = page.waitForEvent('download')
  await warning.getByRole('button', { name: 'Save to a file' }).click()
  expect((await saved).suggestedFilename()).toBe('At risk.json')
  await warning.getByRole('button', { name: 'Hide this message' }).click()
  await page.getByRole('button', { name: 'Not kept in this browser' }).click()
  await expect(warning).toBeVisible()
  await page.close()
})

test('a file is written where it was opened, and not over what another program wrote', async ({
  browser,
}) => {
  const page = await browser.newPage()
  // The chooser of the system cannot be used from here; files of the page's own folder are of the same kind.
  await page.addInitScript(() => {
    const handle = async () =>
      (await navigator.storage.getDirectory()).getFileHandle('mine.json', { create: true })
    Object.assign(window, { showSaveFilePicker: handle, showOpenFilePicker: async () => [await handle()] })
  })
  const read = () =>
    page.evaluate(async () => {
      const root = await navigator.storage.getDirectory()
      // It may be replaced this very moment.
      return (await (await root.getFileHandle('mine.json')).getFile()).text().catch(() => '{}')
    })
  const editor = new Editor(page)
  await editor.open()
  await title(page).fill('In a file')
  await page.keyboard.press('Control+s')
  await expect(editor.status).toHaveText('Saved mine.json.')
  expect(JSON.parse(await read()).title).toBe('In a file')
  await title(page).fill('Later')
  await expect(page.getByRole('img', { name: 'Changed since it was saved to mine.json' })).toBeVisible()
  await editor.reload()
  await expect(page.getByRole('img', { name: 'Changed since it was saved to mine.json' })).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(editor.status).toHaveText('Saved mine.json.')
  await expect.poll(async () => JSON.parse(await read()).title).toBe('Later')

  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory()
    const stream = await (await root.getFileHandle('mine.json')).createWritable()
    await stream.write('{ "by": "another program" }')
    await stream.close()
  })
  await title(page).fill('Last')
  await page.keyboard.press('Control+s')
  const question = page.getByRole('alertdialog', { name: '“mine.json” was changed by another program' })
  await question.getByRole('button', { name: 'Cancel' }).click()
  expect(await read()).toContain('another program')
  await page.keyboard.press('Control+s')
  await question.getByRole('button', { name: 'Replace the file' }).click()
  await expect(editor.status).toHaveText('Saved mine.json.')
  await expect.poll(async () => JSON.parse(await read()).title).toBe('Last')

  // Opened again it is the same document; where that has gone on, both are there to choose from.
  const open = () => page.keyboard.press('Control+o')
  await page.getByRole('button', { name: 'New graph' }).click()
  await open()
  await expect(editor.status).toHaveText(/^Opened Last, which is in the library already\./)
  await title(page).fill('Gone on')
  await page.getByRole('button', { name: 'New graph' }).click()
  await open()
  const which = page.getByRole('alertdialog', { name: '“mine.json” is in the library already' })
  await which.getByRole('button', { name: /^Go on with mine/ }).click()
  await expect(title(page)).toHaveValue('Gone on')
  await open()
  await which.getByRole('button', { name: /^Open the file as it is/ }).click()
  await expect(title(page)).toHaveValue('Last')
  await page.keyboard.press('Control+Shift+o')
  const library = page.getByRole('dialog', { name: 'Library' })
  await expect(library.getByRole('button', { name: /^(Last|Gone on)/ })).toHaveCount(2)
  await page.close()
})

test('a library of a newer version is left alone, and a graph is still saved to a file', async ({
  browser,
}) => {
  const page = await browser.newPage()
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showSaveFilePicker')
    localStorage.setItem('gramarye.tour', 'seen')
    indexedDB.open('gramarye-library', 99)
  })
  const editor = new Editor(page)
  await editor.open()
  const warning = page.getByRole('alert')
  await expect(warning).toContainText('A newer Gramarye has changed the library.')
  await title(page).fill('From the past')
  const saved = page.waitForEvent('download')
  await warning.getByRole('button', { name: 'Save to a file' }).click()
  expect((await saved).suggestedFilename()).toBe('From the past.json')
  const version = await page.evaluate(
    async () => (await indexedDB.databases()).find(({ name }) => name === 'gramarye-library')?.version,
  )
  expect(version).toBe(99)
  await page.close()
})

/** The same numbers each time. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

test('a hundred random edits with reloads and second tabs lose nothing', async ({
  editor,
  page,
  context,
}) => {
  test.setTimeout(150_000)
  await page.getByRole('button', { name: 'New graph' }).click()
  await expect(shown(page)).toHaveCount(0)
  const roll = dice(4803)
  let [now, count, renamed] = [editor, 0, 'Untitled']
  for (let edit = 1; edit <= 100; edit += 1) {
    const kind = roll(10)
    if (kind < 5) {
      renamed = `Edit ${edit}`
      await title(now.page).fill(renamed)
      await title(now.page).blur()
    } else if (kind < 8) {
      await now.page
        .locator('.react-flow__pane')
        .focus()
        .catch(() => {})
      await now.page.keyboard.press('Shift+N')
      count += 1
      await expect(shown(now.page)).toHaveCount(count)
      await now.page.keyboard.press('Escape')
    } else if (count > 0) {
      await now.page.keyboard.press('Control+a')
      await now.page.keyboard.press('Control+d')
      count *= 2
      await expect(shown(now.page)).toHaveCount(count)
      await now.page.keyboard.press('Control+z')
      count /= 2
    }
    // At once, in the middle of whatever is being written.
    if (edit % 9 === 0) await now.reload()
    if (edit % 25 === 0) {
      const next = await another(context)
      await next.page.getByRole('alertdialog').getByRole('button', { name: 'Edit here' }).click()
      await expect(next.status).toHaveText(/^You edit the graph here now/)
      if (now !== editor) await now.page.close()
      now = next
    }
    await expect(title(now.page)).toHaveValue(renamed)
    await expect(shown(now.page)).toHaveCount(count)
  }
  await now.reload()
  await expect(title(now.page)).toHaveValue(renamed)
  await expect(shown(now.page)).toHaveCount(count)
})
