import '@xyflow/react/dist/base.css'
import '../editor/styles/index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { openExample } from '../editor/actions/files'
import { followResults } from '../editor/actions/keep-results'
import { openLast } from '../editor/actions/library'
import { createEditor } from '../editor/create-editor'
import { EditorView } from '../editor/EditorView'
import { addLanguage, createI18n, preferredLanguage } from '../editor/i18n/setup'
import { languages, loadTranslation } from '../editor/i18n/translation'
import { applyTheme } from '../editor/lib/theme'
import { StartFailure } from '../editor/shell/StartFailure'
import { backendFromAddress, keepInAddress } from './backend-address'
import { examples } from './examples'
import { speedMemory } from './speed-memory'
import { WorkerEngine } from './worker/worker-engine'

/** When the library drops what nothing refers to: not while the editor comes up. In ms. */
const tidyAfter = 60_000

/** A function, since a chunk that is awaited at the top could not import anything from this one. */
async function start(host: HTMLElement) {
  applyTheme()
  const language = preferredLanguage()
  const spoken = await loadTranslation(language).then(
    () => language,
    () => 'en' as const,
  )
  const i18n = createI18n(spoken)
  const root = createRoot(host)

  root.render(<p className="empty">{i18n.t('app.loading')}</p>)
  try {
    const [engine, { openLibrary, lastId }] = await Promise.all([
      WorkerEngine.start(createWorker, backendFromAddress(), speedMemory),
      import('./storage/library'),
    ])
    engine.watch(({ request }) => keepInAddress(request))
    const editor = createEditor({ engine, i18n, examples, library: openLibrary })
    root.render(
      <StrictMode>
        <EditorView editor={editor} />
      </StrictMode>,
    )
    const [first] = examples
    if (!(await openLast(editor, lastId())) && first) await openExample(editor, first)
    // After the document that they may be of.
    followResults(editor)
    setTimeout(() => editor.library.storage.tidy().catch(() => {}), tidyAfter)
    // Nodes and commands are found by their names in every language; without them, by those that are there.
    for (const { id } of languages) await addLanguage(i18n, id).catch(() => undefined)
  } catch (error) {
    root.render(<StartFailure i18n={i18n} message={error instanceof Error ? error.message : String(error)} />)
  }
}

function createWorker() {
  return new Worker(new URL('./worker/engine.worker.ts', import.meta.url), { type: 'module', name: 'engine' })
}

const host = document.getElementById('root')
if (!host) throw new Error('index.html has no element “root”.')
void start(host)
