// @vitest-environment happy-dom
import { readFile } from 'node:fs/promises'
import { act, cleanup, render, screen } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { nodes } from '../../nodes'
import { createRegistry, describeRegistry } from '../../src/core/catalog'
import { parseDocument } from '../../src/core/parse'
import { createEditor } from '../../src/editor/create-editor'
import { type Editor, EditorContext } from '../../src/editor/editor'
import { createI18n } from '../../src/editor/i18n/setup'
import RunNews from '../../src/editor/shell/RunNews'
import { StatusBar } from '../../src/editor/shell/StatusBar'
import { asked } from './documents'
import { idleEngine } from './engines'
import { noLibrary } from './no-library'

const catalog = describeRegistry(createRegistry(nodes))
const failure = { node: 'content', title: 'Content', message: 'It broke.', remedy: '', shapes: {} }
const summary = {
  outcome: 'failed',
  ran: [],
  cached: [],
  failures: [failure],
  blocked: [],
  ms: 1,
  peakBytes: 0,
} as const

let editor: Editor

beforeEach(async () => {
  const parsed = parseDocument(await readFile('graphs/gatys.json', 'utf8'))
  if (!parsed.ok) throw new Error('The graph cannot be read.')
  editor = createEditor({
    engine: idleEngine(catalog),
    i18n: createI18n(),
    examples: [],
    library: ({ document }) => noLibrary(document),
  })
  editor.document.open(parsed.document)
  render(
    <I18nextProvider i18n={editor.i18n}>
      <EditorContext value={editor}>
        <RunNews />
        <StatusBar />
      </EditorContext>
    </I18nextProvider>,
  )
})
afterEach(cleanup)

/** What a screen reader says is what is put into a live region: an element that stays as it is says nothing. */
function heard(region: Element): readonly string[] {
  const said: string[] = []
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) said.push(node.textContent ?? '')
    }
  }).observe(region, { childList: true, subtree: true })
  return said
}

test('of each run one hears that it begins and what fails, though the words are those of the run before', async () => {
  const region = document.querySelector('[data-news]')
  if (!region) throw new Error('There is no news.')
  const said = heard(region)
  for (let count = 0; count < 2; count += 1) {
    await act(async () => editor.run.begin(asked()))
    await act(async () => editor.run.receive({ type: 'queued', nodes: ['content'] }))
    await act(async () => editor.run.receive({ type: 'failed', failure }))
    await act(async () => editor.run.end(summary))
  }
  const once = ['The run has begun.', 'Content failed: It broke.']
  expect(said).toEqual([...once, ...once])
  expect(region.getAttribute('aria-live')).toBe('polite')
})

test('the same outcome twice is said twice', async () => {
  const said = heard(screen.getByRole('status'))
  for (let count = 0; count < 2; count += 1) {
    await act(async () => editor.ui.notify('info', 'Undone: Move'))
  }
  expect(said).toEqual(['Undone: Move', 'Undone: Move'])
})
