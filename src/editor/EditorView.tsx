import { Tooltip } from '@base-ui/react/tooltip'
import { ReactFlowProvider } from '@xyflow/react'
import { useEffect } from 'react'
import { I18nextProvider } from 'react-i18next'
import { followAppView } from './actions/app-view'
import { followFaults } from './actions/faults'
import { followEngine } from './actions/follow-engine'
import { followLibrary } from './actions/library'
import { Canvas } from './canvas/Canvas'
import { type Editor, EditorContext, useUi } from './editor'
import { LibraryBanner, LibraryDialogs } from './files/parts'
import { shieldInputMethods } from './lib/input-method'
import { CommandPaletteLoader } from './menus/CommandPaletteLoader'
import { ResultStrip } from './results/ResultStrip'
import { EngineBanner } from './shell/EngineBanner'
import { Header } from './shell/Header'
import { later } from './shell/later'
import { Palette } from './shell/Palette'
import {
  HelpPanel,
  LargeResult,
  OpeningPanel,
  OpenOffers,
  OpenPainting,
  OpenSettings,
  OpenSheet,
  OpenTour,
  ProblemsPanel,
  Questions,
  SidePanels,
} from './shell/panels'
import { Refusal } from './shell/Refusal'
import { SkipLink } from './shell/SkipLink'
import { StatusBar } from './shell/StatusBar'
import { TipLayer } from './shell/Tip'
import { useClipboard } from './shell/useClipboard'
import { useFocusCaught } from './shell/useFocusCaught'
import { useShortcuts } from './shell/useShortcuts'
import { ViewerDock } from './viewer/ViewerDock'

/** For those who use a graph; those who make one load it when they look at it. */
const AppView = later(
  () => import('./app-view/AppView'),
  ({ ui }) => ui.set({ appOpen: false }),
)
/** For those who hear what happens. */
const RunNews = later(() => import('./shell/RunNews'))
/** For those who do without the canvas. */
const Outline = later(
  () => import('./outline/Outline'),
  ({ ui }) => ui.set({ outlineOpen: false }),
)

export function EditorView({ editor }: { readonly editor: Editor }) {
  useEffect(shieldInputMethods, [])
  useEffect(() => followEngine(editor), [editor])
  useEffect(() => followAppView(editor), [editor])
  useEffect(() => followFaults(editor), [editor])
  useEffect(() => followLibrary(editor), [editor])
  return (
    <I18nextProvider i18n={editor.i18n}>
      <EditorContext value={editor}>
        <Tooltip.Provider delay={400}>
          <ReactFlowProvider>
            <Shell />
          </ReactFlowProvider>
          <TipLayer />
        </Tooltip.Provider>
      </EditorContext>
    </I18nextProvider>
  )
}

function Shell() {
  useShortcuts()
  useFocusCaught()
  const appOpen = useUi((state) => state.appOpen)
  const outlineOpen = useUi((state) => state.outlineOpen)
  useClipboard()
  return (
    <div className="shell" data-app={appOpen}>
      <SkipLink />
      <Header />
      <div className="shell__body">
        {!appOpen && <Palette />}
        <div className="shell__stage">
          {appOpen ? (
            <AppView />
          ) : outlineOpen ? (
            <>
              <Outline />
              <ResultStrip />
            </>
          ) : (
            <>
              <Canvas />
              <ResultStrip />
            </>
          )}
          <EngineBanner />
          <OpeningPanel />
          <LibraryBanner />
          <OpenOffers />
          <ProblemsPanel />
        </div>
        <SidePanels />
        <ViewerDock />
        <HelpPanel />
      </div>
      <StatusBar />
      <RunNews />
      <Refusal />
      <LargeResult />
      <OpenPainting />
      <OpenSheet />
      <Questions />
      <LibraryDialogs />
      <CommandPaletteLoader />
      <OpenSettings />
      <OpenTour />
    </div>
  )
}
