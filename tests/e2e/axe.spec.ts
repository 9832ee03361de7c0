import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { type Editor, expect, test } from './editor'
import { give, picture } from './give'
import { expectMenu, showInApp } from './items'

/** A state of the editor that is looked at, and how one comes to it from the one before. */
interface Screen {
  readonly name: string
  readonly reach: (editor: Editor, page: Page) => Promise<void>
  /** What is new on it, where the rest was looked at before: axe takes seconds for a whole canvas. */
  readonly within?: string
  /** With what stays as it is afterwards. */
  readonly whole?: true
  /** Back to where the next screen begins. */
  readonly leave?: (editor: Editor, page: Page) => Promise<void>
}

/** Wires, the list of nodes, and all nodes but the first few, which are made of the same parts. */
const unchanged = ['.palette', '.react-flow__edges', '.react-flow__node:nth-child(n + 4)']
const popups = '[role=dialog], [role=menu], [role=alertdialog]'
/** The next screen's keys are heard only when nothing is open any more. */
const close = async (_: Editor, page: Page) => {
  await page.keyboard.press('Escape')
  await expect(page.locator(popups)).toHaveCount(0)
}

async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Search commands' })).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
}

/** To be looked at: one line more for each new screen or dialog. */
const screens: readonly Screen[] = [
  { name: 'start', whole: true, reach: async () => {} },
  {
    name: 'a selected node with its list of ports',
    within: popups,
    reach: async (editor, page) => {
      await editor.node('optimize').locator('.node__title').click()
      await editor.port('optimize', 'input', 'image').locator('.port__handle').focus()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('combobox', { name: 'Search ports' })).toBeFocused()
    },
    leave: close,
  },
  {
    name: 'the search for nodes',
    within: popups,
    reach: async (_, page) => {
      await page.keyboard.press('/')
      await expect(page.getByRole('combobox', { name: 'Search nodes' })).toBeFocused()
    },
    leave: close,
  },
  {
    name: 'all commands',
    within: popups,
    reach: async (_, page) => {
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('combobox', { name: 'Search commands' })).toBeFocused()
    },
    leave: close,
  },
  {
    name: 'the context menu of a node',
    within: popups,
    reach: async (_, page) => {
      await page.locator('.react-flow__node[data-id="result"]').focus()
      await page.keyboard.press('Shift+F10')
      await expectMenu(page, 'Painting')
    },
    leave: close,
  },
  {
    name: 'what is said before a painting goes on at twice its size',
    within: '.banner',
    reach: async (_, page) => {
      await command(page, 'paint larger')
      await expect(page.getByRole('note').filter({ hasText: 'Goes on at' })).toBeVisible()
    },
    leave: async (_, page) => {
      await page.getByRole('note').getByRole('button', { name: 'Undo' }).click()
      await expect(page.getByRole('note').filter({ hasText: 'Goes on at' })).toBeHidden()
    },
  },
  {
    name: 'the search through the graph, a frame and a note',
    reach: async (_, page) => {
      await page.keyboard.press('Escape')
      await page.keyboard.press('Shift+F')
      await page.keyboard.type('Frame')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Shift+N')
      await expect(page.getByRole('textbox', { name: /Text of the note/ })).toBeFocused()
      await page.keyboard.type('# Note')
      await page.keyboard.press('Control+f')
      await page.keyboard.type('style')
      await expect(page.getByRole('search')).toContainText('6')
    },
    leave: async (_, page) => {
      await page.keyboard.press('Escape')
      for (let step = 0; step < 4; step += 1) await page.keyboard.press('Control+z')
    },
  },
  {
    name: 'history and results',
    reach: async (_, page) => {
      await page.keyboard.press('Shift+R')
      await page.keyboard.press('Shift+H')
      await expect(page.getByRole('dialog', { name: 'History' })).toBeVisible()
    },
    leave: async (_, page) => {
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog', { name: 'History' })).toBeHidden()
    },
  },
  {
    name: 'a run',
    reach: async (editor, page) => {
      await editor.setNumber('optimize', 'Iterations', 1000)
      await editor.shrink(64)
      await page.keyboard.press('Control+Enter')
      await editor.expectState('optimize', 'running')
    },
  },
  {
    name: 'the viewer',
    reach: async (_, page) => {
      await page.keyboard.press('v')
      await expect(page.getByRole('region', { name: 'Viewer' })).toBeVisible()
    },
    leave: async (editor, page) => {
      await page.keyboard.press('v')
      await page.getByRole('button', { name: 'Cancel' }).click()
      await expect(editor.status).toHaveText(/^Canceled/)
    },
  },
  {
    name: 'something wrong',
    reach: async (editor, page) => {
      await editor.port('result', 'input', 'image').locator('.port__handle').focus()
      await page.keyboard.press('Enter')
      await editor.chooseTyped('disconnect')
      await page.getByRole('button', { name: '1 problem', exact: true }).click()
      await expect(page.getByRole('region', { name: 'Problems' })).toContainText('Result')
    },
    leave: async (_, page) => page.keyboard.press('Escape'),
  },
  {
    name: 'the outline, all open',
    reach: async (_, page) => {
      await page.keyboard.press('o')
      await page.getByRole('button', { name: 'Open all' }).click()
      await expect(page.locator('.entry-row__body')).toHaveCount(15)
    },
    leave: async (_, page) => page.keyboard.press('o'),
  },
  {
    name: 'the app view, being put together',
    reach: async (editor, page) => {
      await command(page, 'Choose what the app view')
      await expect(page.getByRole('complementary', { name: 'What the app view shows' })).toBeVisible()
      await showInApp(editor, 'optimize', 'Iterations')
    },
  },
  {
    name: 'the app view',
    reach: async (_, page) => {
      await page.keyboard.press('Control+Shift+a')
      await expect(page.getByRole('main', { name: 'App view' })).toContainText('Iterations')
    },
    leave: async (_, page) => page.keyboard.press('Control+Shift+a'),
  },
  {
    name: 'a group from the inside, with its settings',
    reach: async (editor, page) => {
      await editor.node('content-loss').locator('.node__title').click()
      await page.keyboard.press('Control+g')
      await page.getByRole('button', { name: /^Open group/ }).click()
      await page.getByRole('button', { name: 'Group settings' }).click()
      await expect(page.getByRole('complementary', { name: 'Group settings' })).toBeVisible()
    },
    leave: async (_, page) => {
      await page.getByRole('button', { name: 'Group settings' }).first().click()
      await page.getByRole('button', { name: 'Leave group' }).click()
    },
  },
  ...(['Library…', 'Versions…', 'Settings…', 'Examples…', 'Copy a link to the graph…'] as const).map(
    (name): Screen => ({
      name,
      within: popups,
      reach: async (_, page) => {
        await command(page, name)
        await expect(page.getByRole('dialog')).toBeVisible()
      },
      leave: async (_, page) => {
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toBeHidden()
      },
    }),
  ),
  {
    name: 'a set of pictures',
    within: '.set',
    reach: async (editor, page) => {
      await editor.add('load images', 'load')
      const set = editor.node('load').locator('.set')
      await give(set, 'drop', [await picture(30, 20), await picture(20, 30)])
      await expect(set.locator('.set__item')).toHaveCount(2)
      await set.getByRole('button', { name: /^Remove picture-0/ }).focus()
      await page.keyboard.press('ArrowRight')
    },
  },
  {
    name: 'the help',
    within: '.help',
    reach: async (_, page) => {
      await page.keyboard.press('?')
      await expect(page.getByRole('complementary', { name: 'Help' })).toBeVisible()
    },
    leave: close,
  },
]

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious on any screen, ${theme}`, async ({ editor, page }) => {
    page.setDefaultTimeout(15_000)
    test.setTimeout(240_000)
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    for (const screen of screens) {
      await screen.reach(editor, page)
      expect.soft(await faults(page, theme, screen), `${screen.name}, ${theme}`).toEqual([])
      await screen.leave?.(editor, page)
    }
  })
}

/** What is serious or critical, with where it is. */
async function faults(
  page: Page,
  theme: 'light' | 'dark',
  { within, whole }: Screen,
): Promise<readonly string[]> {
  // There are no frames of other origins, for which it would open a page of its own each time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  if (within !== undefined) axe.include(within)
  else if (!whole) for (const part of unchanged) axe.exclude(part)
  // Names and roles are the same in the dark.
  if (theme === 'dark') axe.withRules(['color-contrast'])
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 4).map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
    )
}
