import { Brush } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useDocument, useEditor, useScope } from '../editor'
import { saidText } from '../i18n/said-text'
import { PictureView } from '../previews/PictureView'
import { useThumbnail } from './useThumbnail'

interface PaintingControlProps {
  readonly node: string
  readonly name: string
  readonly label: string
  readonly sha256: string | undefined
}

/** Shows what was painted, and opens the picture to paint on. */
export function PaintingControl({ node, name, label, sha256 }: PaintingControlProps) {
  const { ui } = useEditor()
  const scope = useScope()
  const { t, i18n } = useTranslation()
  const asset = useDocument((state) => (sha256 === undefined ? undefined : state.document.assets[sha256]))
  const thumbnail = useThumbnail(asset)
  return (
    <button
      type="button"
      className="file file--small nodrag"
      aria-label={`${label}: ${t('painting.open')}`}
      aria-haspopup="dialog"
      onClick={() => ui.set({ painting: { node, param: name, scope } })}
    >
      <span className="file__picture">
        {thumbnail.state === 'shown' && <PictureView label={label} picture={thumbnail.picture} />}
        {thumbnail.state === 'failed' && (
          <span className="file__fault">{saidText(i18n, thumbnail.message)}</span>
        )}
        {asset?.data === undefined && (
          <span className="file__hint">
            <Brush aria-hidden />
            {sha256 === undefined ? t('painting.open') : t('params.missing')}
          </span>
        )}
      </span>
      {asset && <span className="file__name">{t('painting.again')}</span>}
    </button>
  )
}
