import '@xyflow/react/dist/base.css'
import '../editor/styles/index.css'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { openExample } from '../editor/actions/files'
import { welcome } from '../editor/actions/tour'
import { createEditor } from '../editor/create-editor'
import { EditorView } from '../editor/EditorView'
import type { EditorCore } from '../editor/editor-core'
import { preferredLanguage } from '../editor/i18n/choose-language'
import { addLanguage, createI18n } from '../editor/i18n/setup'
import { languages, loadTranslation } from '../editor/i18n/translation'
import { applyMotion } from '../editor/lib/motion'
import { applyTheme } from '../editor/lib/theme'
import { StartFailure } from '../editor/shell/StartFailure'
import { backendFromAddress, keepInAddress } from './backend-address'
import { examples } from './examples'
import { keptNetworks } from './kept-networks'
import { followLink, takeLink, watchAddress } from './link-address'
import { speedMemory } from './speed-memory'
import { createWorker } from './worker/create-worker'
import { WorkerEngine } from './worker/worker-engine'

const host = document.getElementById('root')
if (!host) throw new Error('index.html has no element “root”.')

const link = takeLink()
applyTheme()
applyMotion()
const language = preferredLanguage()
const spoken = await loadTranslation(language).then(
  () => language,
  () => 'en' as const,
)
const i18n = createI18n(spoken)
const root = createRoot(host)

async function begin(editor: EditorCore) {
  const linked = link !== undefined && (await followLink(editor, link))
  const [first] = examples
  if (first && !linked) await openExample(editor, first)
  if (!linked) welcome(editor)
}

root.render(<p className="empty">{i18n.t('app.loading')}</p>)
try {
  const engine = await WorkerEngine.start(createWorker, backendFromAddress(), speedMemory)
  engine.watch(({ request }) => keepInAddress(request))
  const editor = createEditor({ engine, i18n, examples, keptNetworks })
  root.render(
    <StrictMode>
      <CSPProvider disableStyleElements>
        <EditorView editor={editor} />
      </CSPProvider>
    </StrictMode>,
  )
  watchAddress(editor)
  // Not awaited here: what it loads waits for this module, which must not wait for it.
  void begin(editor)
  // Nodes and commands are found by their names in every language; without them, by those that are there.
  for (const { id } of languages) await addLanguage(i18n, id).catch(() => undefined)
} catch (error) {
  root.render(<StartFailure i18n={i18n} message={error instanceof Error ? error.message : String(error)} />)
}
