import { lazy, Suspense } from 'react'
import { ScopeContext, useDocument, useResults, useUi } from '../editor'

const AppEditor = lazy(() => import('../app-view/AppEditor'))
const GroupPanel = lazy(() => import('../groups/GroupPanel'))
const Help = lazy(() => import('../help/Help'))
const OpeningSummary = lazy(() => import('../opening/SummaryPanel'))
const PaintDialog = lazy(() => import('../painting/PaintDialog'))
const Problems = lazy(() => import('./Problems'))
const ResultDialog = lazy(() => import('../results/ResultDialog'))
const Settings = lazy(() => import('../settings/Settings'))
const Sheets = lazy(() => import('../share/Sheets'))
const Tour = lazy(() => import('../tour/Tour'))

/** What stands beside the canvas while a group's or the app view's settings are open, loaded when they first are. */
export function SidePanels() {
  const group = useUi((state) => state.groupPanelOpen)
  const app = useUi((state) => state.appEditing)
  return (
    <Suspense fallback={null}>
      {group && <GroupPanel />}
      {app && <AppEditor />}
    </Suspense>
  )
}

/** Beside what it tells about. */
export function HelpPanel() {
  const request = useUi((state) => state.help)
  return <Suspense fallback={null}>{request && <Help request={request} />}</Suspense>
}

export function ProblemsPanel() {
  const open = useUi((state) => state.problemsOpen)
  return <Suspense fallback={null}>{open && <Problems />}</Suspense>
}

/** About the graph that is open, and no other. */
export function OpeningPanel() {
  const summary = useUi((state) => state.summary)
  const current = useDocument((state) => state.generation === summary?.generation)
  return <Suspense fallback={null}>{summary && current && <OpeningSummary summary={summary} />}</Suspense>
}

export function OpenSheet() {
  const open = useUi((state) => state.sheet !== null)
  return <Suspense fallback={null}>{open && <Sheets />}</Suspense>
}

export function LargeResult() {
  const shown = useResults((state) => state.shown !== null)
  return <Suspense fallback={null}>{shown && <ResultDialog />}</Suspense>
}

export function OpenSettings() {
  const open = useUi((state) => state.settingsOpen)
  return <Suspense fallback={null}>{open && <Settings />}</Suspense>
}

export function OpenTour() {
  const open = useUi((state) => state.tourOpen)
  return <Suspense fallback={null}>{open && <Tour />}</Suspense>
}

/** Outside of the canvas, which has uses of its own for keys and pointers. */
export function OpenPainting() {
  const place = useUi((state) => state.painting)
  if (!place) return null
  return (
    <ScopeContext value={place.scope}>
      <Suspense fallback={null}>
        <PaintDialog node={place.node} param={place.param} />
      </Suspense>
    </ScopeContext>
  )
}
