import { Tooltip } from '@base-ui/react/tooltip'
import { ReactFlowProvider } from '@xyflow/react'
import { useEffect } from 'react'
import { I18nextProvider } from 'react-i18next'
import { followEngine } from './actions/runs'
import { Canvas } from './canvas/Canvas'
import { type Editor, EditorContext } from './editor'
import { CommandPaletteLoader } from './menus/CommandPaletteLoader'
import { DiscardDialog } from './shell/DiscardDialog'
import { EngineBanner } from './shell/EngineBanner'
import { Header } from './shell/Header'
import { Palette } from './shell/Palette'
import { PastedGraphDialog } from './shell/PastedGraphDialog'
import { Problems } from './shell/Problems'
import { Refusal } from './shell/Refusal'
import { StatusBar } from './shell/StatusBar'
import { TipLayer } from './shell/Tip'
import { useClipboard } from './shell/useClipboard'
import { useShortcuts } from './shell/useShortcuts'
import { isDirty } from './store/document'
import { ViewerDock } from './viewer/ViewerDock'

export function EditorView({ editor }: { readonly editor: Editor }) {
  useEffect(() => followEngine(editor), [editor])
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isDirty(editor.document.getState())) event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [editor])
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
  useClipboard()
  return (
    <div className="shell">
      <Header />
      <div className="shell__body">
        <Palette />
        <div className="shell__stage">
          <Canvas />
          <EngineBanner />
          <Problems />
        </div>
        <ViewerDock />
      </div>
      <StatusBar />
      <Refusal />
      <PastedGraphDialog />
      <DiscardDialog />
      <CommandPaletteLoader />
    </div>
  )
}
