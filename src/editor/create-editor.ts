import type { i18n } from 'i18next'
import { catalogOf } from '../core/groups'
import { createCommands } from './actions/commands'
import { emptyGraph } from './actions/files'
import { goToView, tellNews } from './actions/library'
import type { Editor } from './editor'
import type { EditorCore, Example, KeptNetworks } from './editor-core'
import type { EditorEngine } from './engine'
import { readSetting } from './lib/settings'
import type { Keeper } from './library/keeper'
import type { KeeperParts } from './library/parts'
import { createDocumentStore } from './store/document'
import { createFaultStore } from './store/faults'
import { createQueueStore } from './store/queue'
import { createResultStore } from './store/results'
import { createRunStore } from './store/run'
import { createUiStore } from './store/ui'

interface EditorParts {
  readonly engine: EditorEngine
  readonly i18n: i18n
  readonly examples: readonly Example[]
  readonly keptNetworks?: KeptNetworks
  readonly library: (parts: EditorSide) => Keeper
}

/** What the library gets of the editor. */
export type EditorSide = Pick<KeeperParts, 'document' | 'read' | 'place' | 'goTo' | 'tell'>

/** Below this the palette would leave the canvas no room. In px. */
const roomForPalette = 900

/** Below this a canvas shows too little at once: the outline comes first. In px. */
const roomForCanvas = 600

export function createEditor({ engine, i18n, examples, keptNetworks, library }: EditorParts): Editor {
  const document = createDocumentStore(emptyGraph(i18n.t('app.untitled')))
  const core: EditorCore = {
    library: library({
      document,
      async read(text) {
        const opened = await engine.open(text)
        return opened.ok ? opened : undefined
      },
      place: () => core.view.current?.place(),
      goTo: (view) => goToView(core, view),
      tell: (news) => tellNews(core, news),
    }),
    engine,
    catalog: () => catalogOf(document.getState().document, engine.catalog),
    i18n,
    examples,
    document,
    run: createRunStore(),
    queue: createQueueStore(),
    results: createResultStore(),
    faults: createFaultStore(),
    ui: createUiStore({
      engine: engine.status,
      paletteOpen: innerWidth >= roomForPalette,
      snap: readSetting('snap') !== 'off',
      grid: readSetting('grid') === 'on',
      touch: matchMedia('(pointer: coarse)').matches,
      outlineOpen:
        readSetting('outline') === null ? innerWidth < roomForCanvas : readSetting('outline') === 'open',
    }),
    view: { current: null },
    ...(keptNetworks && { keptNetworks }),
  }
  document.subscribe((state, before) => {
    if (state.generation !== before.generation) core.ui.leaveGraph()
  })
  return { ...core, commands: createCommands(core) }
}
