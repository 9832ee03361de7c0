import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { typeOf } from '../actions/drop-wire'
import { nodeName, portName } from '../actions/names'
import { useCatalog, useDocument, useEditor } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { ShapeNow } from '../node/PortTip'
import { edgeId } from '../store/lookup'

/** Before it shows, in ms: as other tips. */
const delay = 400

interface Shown {
  readonly wire: string
  readonly x: number
  readonly y: number
}

/** What travels on the wire under the pointer, or focused by a key. One for all wires, of which there may be hundreds. */
export function WireTip() {
  const { ui } = useEditor()
  const [shown, setShown] = useState<Shown>()
  useEffect(() => {
    let timer = 0
    let over: string | undefined
    const leave = () => {
      clearTimeout(timer)
      over = undefined
      setShown(undefined)
    }
    const onMove = ({ target, clientX, clientY, buttons }: PointerEvent) => {
      const edge = target instanceof Element ? target.closest('.react-flow__edge') : null
      const wire = edge?.getAttribute('data-id') ?? undefined
      if (wire === undefined || buttons !== 0 || ui.getState().wiring) {
        if (over !== undefined) leave()
        return
      }
      if (wire === over) return
      leave()
      over = wire
      timer = window.setTimeout(() => setShown({ wire, x: clientX, y: clientY }), delay)
    }
    const onFocus = ({ target }: FocusEvent) => {
      leave()
      if (!(target instanceof Element && target.matches('.react-flow__edge:focus-visible'))) return
      over = target.getAttribute('data-id') ?? undefined
      const { x, y, width, height } = target.getBoundingClientRect()
      if (over !== undefined) setShown({ wire: over, x: x + width / 2, y: y + height / 2 })
    }
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') leave()
    }
    const listeners = new AbortController()
    const { signal } = listeners
    document.addEventListener('pointermove', onMove, { signal })
    document.addEventListener('pointerdown', leave, { signal })
    document.addEventListener('focusin', onFocus, { signal })
    document.addEventListener('focusout', leave, { signal })
    document.addEventListener('keydown', onKey, { signal, capture: true })
    return () => {
      clearTimeout(timer)
      listeners.abort()
    }
  }, [ui])
  return shown && <Tip {...shown} />
}

function Tip({ wire, x, y }: Shown) {
  const editor = useEditor()
  const { t } = useTranslation()
  const words = useCatalogText(useCatalog())
  const edge = useDocument((state) => state.graph.edges.find((one) => edgeId(one) === wire))
  if (!edge) return null
  const type = typeOf(editor, { ...edge.from, side: 'output' })
  const from = `${nodeName(editor, edge.from.node)} · ${portName(editor, { ...edge.from, side: 'output' })}`
  const to = `${nodeName(editor, edge.to.node)} · ${portName(editor, { ...edge.to, side: 'input' })}`
  return (
    <div
      className="tip tip--wire"
      role="tooltip"
      style={{ left: `min(${x + 14}px, 100vw - 316px)`, top: `min(${y + 16}px, 100vh - 120px)` }}
    >
      <strong>{type === undefined ? '?' : words.portType(type)}</strong>
      <span>{t('wiring.ends', { from, to })}</span>
      <ShapeNow {...edge.from} />
      {type !== undefined && <span className="tip__quiet">{words.portTypeDoc(type)}</span>}
      <span className="tip__quiet">{t('wiring.wireHelp')}</span>
    </div>
  )
}
