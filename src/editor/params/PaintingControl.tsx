import { Brush } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { PaintingParam } from '../../core/param'
import { chooseFile } from '../actions/nodes'
import { useDocument, useEditor, useScope } from '../editor'
import { saidText } from '../i18n/said-text'
import { PictureView } from '../previews/PictureView'
import { useFileDrop } from './useFileDrop'
import { useThumbnail } from './useThumbnail'

interface PaintingControlProps {
  readonly node: string
  readonly name: string
  readonly spec: PaintingParam
  readonly label: string
  readonly sha256: string | undefined
}

/** Shows what was painted, opens the picture to paint on, and takes a picture in place of a painting. */
export function PaintingControl({ node, name, spec, label, sha256 }: PaintingControlProps) {
  const editor = useEditor()
  const scope = useScope()
  const { t, i18n } = useTranslation()
  const asset = useDocument((state) => (sha256 === undefined ? undefined : state.document.assets[sha256]))
  const thumbnail = useThumbnail(asset)
  const hintId = useId()
  const missing = sha256 !== undefined && asset?.data === undefined
  // The name of the button hides what stands in it.
  const wrong = thumbnail.state === 'failed' || missing
  const drop = useFileDrop(([file]) => void chooseFile(editor, { node, scope }, name, spec, file))
  return (
    <button
      type="button"
      className="file file--small nodrag"
      aria-label={t('params.named', { name: label, text: t('painting.open') })}
      aria-haspopup="dialog"
      onClick={() => editor.ui.set({ painting: { node, param: name, scope } })}
      {...(wrong && { 'aria-describedby': hintId })}
      {...drop}
    >
      <span className="file__picture" id={hintId}>
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
