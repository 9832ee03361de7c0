import '@xyflow/react/dist/base.css'
import '../editor/styles/index.css'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { openExample } from '../editor/actions/files'
import { openLast } from '../editor/actions/library'
import { saveGraph } from '../editor/actions/save'
import { welcome } from '../editor/actions/tour'
import { createEditor } from '../editor/create-editor'
import { EditorView } from '../editor/EditorView'
import type { EditorCore } from '../editor/editor-core'
import { preferredLanguage } from '../editor/i18n/choose-language'
import { addLanguage, createI18n } from '../editor/i18n/setup'
import { languages, loadTranslation } from '../editor/i18n/translation'
import { applyMotion } from '../editor/lib/motion'
import { applyTheme } from '../editor/lib/theme'
import { SlowStart, StartFailure } from '../editor/shell/StartFailure'
import { backendFromAddress, keepInAddress } from './backend-address'
import { examples } from './examples'
import { keptNetworks } from './kept-networks'
import { followLink, takeLink, watchAddress } from './link-address'
import { followOpen, idFromAddress, tellUnknown } from './open-address'
import { speedMemory } from './speed-memory'
import { createWorker, whyNotLoaded } from './worker/create-worker'
import { WorkerEngine } from './worker/worker-engine'

/** When the library drops what nothing refers to: not while the editor comes up. In ms. */
const tidyAfter = 60_000

/** How long loading may take before that is remarked upon. In ms. */
const slowAfter = 10_000

/** Opens what was asked for by a link or an address, else what was open at the last visit, else the first example. */
async function begin(editor: EditorCore, link: string | undefined, last: string | null) {
  const linked = link !== undefined && (await followLink(editor, link))
  const [first] = examples
  const asked = linked ? undefined : idFromAddress()
  if (!linked && !(await openLast(editor, asked ?? last)) && first) await openExample(editor, first)
  if (asked !== undefined) tellUnknown(editor, asked)
  followOpen(editor)
  if (!linked) welcome(editor)
}

/** A function, since a chunk that is awaited at the top could not import anything from this one. */
async function start(host: HTMLElement) {
  const link = takeLink()
  applyTheme()
  applyMotion()
  const language = preferredLanguage()
  const spoken = await loadTranslation(language).then(
    () => language,
    () => 'en' as const,
  )
  const i18n = createI18n(spoken)
  let save: (() => void) | undefined
  const fail = (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    root.render(<StartFailure i18n={i18n} message={message} onSave={save} />)
  }
  const root = createRoot(host, {
    onUncaughtError(error) {
      console.error(error)
      fail(error)
    },
  })

  root.render(<p className="empty">{i18n.t('app.loading')}</p>)
  const slow = setTimeout(() => root.render(<SlowStart i18n={i18n} />), slowAfter)
  try {
    const [engine, { openLibrary, lastId }, { followResults }] = await Promise.all([
      WorkerEngine.start({ create: createWorker, whyNotLoaded }, backendFromAddress(), speedMemory),
      import('./storage/library'),
      import('../editor/actions/keep-results'),
    ])
    clearTimeout(slow)
    engine.watch(({ request }) => keepInAddress(request))
    const editor = createEditor({ engine, i18n, examples, keptNetworks, library: openLibrary })
    save = () => void saveGraph(editor)
    editor.ui.set({ arriving: true })
    root.render(
      <StrictMode>
        <CSPProvider disableStyleElements>
          <EditorView editor={editor} />
        </CSPProvider>
      </StrictMode>,
    )
    watchAddress(editor)
    await begin(editor, link, lastId()).finally(() => editor.ui.set({ arriving: false }))
    // After the document that they may be of.
    followResults(editor)
    setTimeout(() => editor.library.storage.tidy().catch(() => {}), tidyAfter)
    // Nodes and commands are found by their names in every language; without them, by those that are there.
    for (const { id } of languages) await addLanguage(i18n, id).catch(() => undefined)
  } catch (error) {
    clearTimeout(slow)
    fail(error)
  }
}

const host = document.getElementById('root')
if (!host) throw new Error('index.html has no element “root”.')
void start(host)
