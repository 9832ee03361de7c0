import { useConnection } from '@xyflow/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { portName } from '../actions/names'
import { useEditor, useUi } from '../editor'
import type { Point } from '../store/edits'
import { portKey, type Wiring } from '../store/ui'
import { nodeAt } from './elements'
import { landingAt } from './useWiring'

/** Says beside the pointer what would become of the wire if it were dropped now. */
export function WiringHint() {
  const wiring = useUi((state) => state.wiring)
  return wiring && !wiring.tapped && <Hint wiring={wiring} />
}

function Hint({ wiring }: { readonly wiring: Wiring }) {
  const editor = useEditor()
  const { t } = useTranslation()
  const handle = useConnection((connection) => connection.toHandle)
  const [pointer, setPointer] = useState<Point>()
  useEffect(() => {
    const onMove = ({ clientX, clientY }: PointerEvent) => setPointer({ x: clientX, y: clientY })
    document.addEventListener('pointermove', onMove)
    return () => document.removeEventListener('pointermove', onMove)
  }, [])

  const landing = pointer && landingAt(editor, wiring, handle, handle ? undefined : nodeAt(pointer))
  const aim = landing?.port ? portKey(landing.port.side, landing.port) : null
  useEffect(() => {
    editor.ui.set({ aim })
  }, [editor, aim])

  if (!pointer || !landing) return null
  return (
    <div
      className="refusal"
      data-fits={landing.port !== undefined}
      aria-hidden="true"
      style={{
        left: `min(${pointer.x + 12}px, 100vw - 300px)`,
        top: `min(${pointer.y + 12}px, 100vh - 90px)`,
      }}
    >
      {landing.port ? t('wiring.lands', { port: portName(editor, landing.port) }) : landing.why}
    </div>
  )
}
