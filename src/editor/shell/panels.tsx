import { hasGraphicsCard } from '../better/answer'
import { ScopeContext, useDocument, useResults, useUi } from '../editor'
import { later } from './later'

const AppEditor = later(
  () => import('../app-view/AppEditor'),
  ({ ui }) => ui.set({ appEditing: false }),
)
const DiscardDialog = later(
  () => import('./DiscardDialog'),
  (_, { question }) => question.answer(false),
)
const GroupPanel = later(
  () => import('../groups/GroupPanel'),
  ({ ui }) => ui.set({ groupPanelOpen: false }),
)
const Help = later(
  () => import('../help/Help'),
  ({ ui }) => ui.set({ help: null }),
)
const Offers = later(
  () => import('../offers/Offers'),
  ({ ui }) => ui.set({ larger: null, betterLater: true }),
)
const OpeningSummary = later(
  () => import('../opening/SummaryPanel'),
  ({ ui }) => ui.set({ summary: null }),
)
const PaintDialog = later(
  () => import('../painting/PaintDialog'),
  ({ ui }) => ui.set({ painting: null }),
)
const PastedGraphDialog = later(
  () => import('./PastedGraphDialog'),
  ({ ui }) => ui.set({ pastedGraph: null }),
)
const Problems = later(
  () => import('./Problems'),
  ({ ui }) => ui.set({ problemsOpen: false }),
)
const ResultDialog = later(
  () => import('../results/ResultDialog'),
  ({ results }) => results.show(null),
)
const Settings = later(
  () => import('../settings/Settings'),
  ({ ui }) => ui.set({ settingsOpen: false }),
)
const Sheets = later(
  () => import('../share/Sheets'),
  ({ ui }) => ui.set({ sheet: null }),
)
const Tour = later(
  () => import('../tour/Tour'),
  ({ ui }) => ui.set({ tourOpen: false }),
)

/** What stands beside the canvas while a group's or the app view's settings are open, loaded when they first are. */
export function SidePanels() {
  const group = useUi((state) => state.groupPanelOpen)
  const app = useUi((state) => state.appEditing)
  return (
    <>
      {group && <GroupPanel />}
      {app && <AppEditor />}
    </>
  )
}

/** Beside what it tells about. */
export function HelpPanel() {
  const request = useUi((state) => state.help)
  return request && <Help request={request} />
}

export function ProblemsPanel() {
  const open = useUi((state) => state.problemsOpen)
  return open && <Problems />
}

/** About the graph that is open, and no other. */
export function OpeningPanel() {
  const summary = useUi((state) => state.summary)
  const current = useDocument((state) => state.generation === summary?.generation)
  return summary && current && <OpeningSummary summary={summary} />
}

/** What may be done next with the graph that is open. */
export function OpenOffers() {
  const open = useUi(({ larger, better, betterLater, engine }) => {
    if (larger) return true
    const wanted = better === 'yes' || (better === 'ask' && !betterLater)
    return wanted && hasGraphicsCard(engine)
  })
  return open && <Offers />
}

/** What is asked before anything is done. */
export function Questions() {
  const pasted = useUi((state) => state.pastedGraph)
  const question = useUi((state) => state.question)
  return (
    <>
      {pasted && <PastedGraphDialog opened={pasted} />}
      {question && <DiscardDialog question={question} />}
    </>
  )
}

export function OpenSheet() {
  const open = useUi((state) => state.sheet !== null)
  return open && <Sheets />
}

export function LargeResult() {
  const shown = useResults((state) => state.shown !== null)
  return shown && <ResultDialog />
}

export function OpenSettings() {
  const open = useUi((state) => state.settingsOpen)
  return open && <Settings />
}

export function OpenTour() {
  const open = useUi((state) => state.tourOpen)
  return open && <Tour />
}

/** Outside of the canvas, which has uses of its own for keys and pointers. */
export function OpenPainting() {
  const place = useUi((state) => state.painting)
  if (!place) return null
  return (
    <ScopeContext value={place.scope}>
      <PaintDialog node={place.node} param={place.param} />
    </ScopeContext>
  )
}
