import { useTranslation } from 'react-i18next'
import type { GraphFrame } from '../../core/document'
import { moveTo, resizeTo, smallest } from '../actions/arrange'
import { useEditor } from '../editor'
import { PlaceField } from './PlaceField'

interface PlaceProps {
  /** Of what it is about, by `itemKey`. */
  readonly itemKey: string
  readonly title: string
  readonly position: GraphFrame['position']
  /** Of frames and notes; a node is as large as what it shows. */
  readonly size?: GraphFrame['size']
  readonly pinned?: boolean
}

/** Where something stands on the canvas, in numbers: folded up, so that it is heard only by those who ask for it. */
export function Place({ itemKey, title, position, size, pinned = false }: PlaceProps) {
  const editor = useEditor()
  const { t } = useTranslation()
  const { x, y } = position
  const place = { x: Math.round(x), y: Math.round(y) }
  const about = size
    ? t('outline.placeSized', { ...place, width: Math.round(size.width), height: Math.round(size.height) })
    : t('outline.place', place)
  const sized = (part: 'width' | 'height') =>
    size && (
      <PlaceField
        label={t(`outline.${part}`)}
        value={size[part]}
        min={smallest[part]}
        onChange={(value) => resizeTo(editor, itemKey, { x, y, ...size, [part]: value })}
      />
    )
  if (pinned) return <p className="entry-row__doc">{t('outline.pinned', { place: about })}</p>
  return (
    <details className="place">
      <summary className="place__text">{about}</summary>
      <fieldset className="place__fields" aria-label={t('outline.placeOf', { title })}>
        <PlaceField
          label={t('outline.left')}
          value={x}
          onChange={(value) => moveTo(editor, itemKey, { x: value, y })}
        />
        <PlaceField
          label={t('outline.top')}
          value={y}
          onChange={(value) => moveTo(editor, itemKey, { x, y: value })}
        />
        {sized('width')}
        {sized('height')}
      </fieldset>
    </details>
  )
}
