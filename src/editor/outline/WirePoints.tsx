import { Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { GraphEdge } from '../../core/document'
import { dropPoint, leadThrough, mostPoints, shiftPoint } from '../actions/points'
import { useDocument, useEditor } from '../editor'
import { edgeId, nodeById } from '../store/lookup'
import { PlaceField } from './PlaceField'

interface WirePointsProps {
  readonly wire: GraphEdge
  /** Where the wire comes from, in words. */
  readonly from: string
}

/** The places that a wire is led through on the canvas: folded up, and a word only where there are any. */
export function WirePoints({ wire, from }: WirePointsProps) {
  const editor = useEditor()
  const { t } = useTranslation()
  const id = edgeId(wire)
  const points = wire.points ?? []
  const end = useDocument(({ graph }) => nodeById(graph, wire.to.node)?.position)
  const start = useDocument(({ graph }) => nodeById(graph, wire.from.node)?.position)
  const last = points.at(-1) ?? start
  const add = () => {
    if (last && end)
      leadThrough(editor, id, points.length, { x: (last.x + end.x) / 2, y: (last.y + end.y) / 2 })
  }
  return (
    <details className="place">
      <summary className="place__text">{t('outline.points', { number: points.length })}</summary>
      <ol className="place__points" aria-label={t('outline.pointsOf', { from })}>
        {points.map(({ x, y }, index) => {
          const name = t('outline.pointNumber', { number: index + 1 })
          return (
            <li key={name}>
              <fieldset className="place__fields" aria-label={name} data-wire-point={index}>
                <PlaceField
                  label={t('outline.left')}
                  value={x}
                  onChange={(value) => shiftPoint(editor, id, index, { x: value, y })}
                />
                <PlaceField
                  label={t('outline.top')}
                  value={y}
                  onChange={(value) => shiftPoint(editor, id, index, { x, y: value })}
                />
                <button
                  type="button"
                  className="button button--icon button--small"
                  aria-label={t('outline.removePoint', { number: index + 1 })}
                  onClick={() => dropPoint(editor, id, index)}
                >
                  <Trash2 aria-hidden />
                </button>
              </fieldset>
            </li>
          )
        })}
      </ol>
      <button
        type="button"
        className="button button--small"
        disabled={points.length >= mostPoints || !last || !end}
        onClick={add}
      >
        <Plus aria-hidden />
        {t('outline.addPoint')}
      </button>
    </details>
  )
}
