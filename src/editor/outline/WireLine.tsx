import { ArrowLeft, ArrowRight, Plus, Unlink } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { GraphEdge } from '../../core/document'
import { nodeName, portName } from '../actions/names'
import { searchForInsertion } from '../actions/search'
import { detach } from '../actions/wiring'
import { useDocument, useEditor } from '../editor'
import { edgeId } from '../store/lookup'
import { WirePoints } from './WirePoints'

interface WireLineProps {
  readonly wire: GraphEdge
  /** The side of the node that it is listed at. */
  readonly side: 'input' | 'output'
}

/** A wire: leads to its other end, and can be taken off or led through a node. */
export function WireLine({ wire, side }: WireLineProps) {
  const editor = useEditor()
  const { t } = useTranslation()
  const other = side === 'input' ? wire.from : wire.to
  const text = useDocument(() =>
    t('outline.point', {
      node: nodeName(editor, other.node),
      port: portName(editor, { ...other, side: side === 'input' ? 'output' : 'input' }),
    }),
  )
  const Arrow = side === 'input' ? ArrowLeft : ArrowRight
  const go = () => {
    editor.document.select({ nodes: new Set([other.node]) })
    editor.view.current?.focus(other.node)
  }
  return (
    <li className="port-list__wire" data-wire={edgeId(wire)}>
      <button
        type="button"
        className="port-list__go"
        aria-label={t('outline.goTo', { title: text })}
        onClick={go}
      >
        <Arrow aria-hidden />
        {text}
      </button>
      {side === 'input' && (
        <button
          type="button"
          className="button button--icon button--small"
          aria-label={t('outline.insert', { port: text })}
          title={t('commands.add.into-wire')}
          onClick={() => searchForInsertion(editor, edgeId(wire))}
        >
          <Plus aria-hidden />
        </button>
      )}
      <button
        type="button"
        className="button button--icon button--small"
        aria-label={t('outline.disconnect', { port: text })}
        title={t('search.disconnect')}
        onClick={() => detach(editor, [wire])}
      >
        <Unlink aria-hidden />
      </button>
      {side === 'input' && <WirePoints wire={wire} from={text} />}
    </li>
  )
}
