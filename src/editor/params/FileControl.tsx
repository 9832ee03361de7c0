import { ImageUp } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileParam } from '../../core/param'
import { chooseFile } from '../actions/nodes'
import { useDocument, useEditor, useScope } from '../editor'
import { saidText } from '../i18n/said-text'
import { pickFile } from '../lib/files'
import { PictureView } from '../previews/PictureView'
import { isPictureParam } from './picture'
import { useFileDrop } from './useFileDrop'
import { useThumbnail } from './useThumbnail'

interface FileControlProps {
  readonly node: string
  readonly name: string
  readonly spec: FileParam
  readonly label: string
  readonly sha256: string | undefined
}

/** Shows the file, takes another one by drop, and lets one be chosen by click. */
export function FileControl({ node, name, spec, label, sha256 }: FileControlProps) {
  const editor = useEditor()
  const { t, i18n } = useTranslation()
  const scope = useScope()
  const asset = useDocument((state) => (sha256 === undefined ? undefined : state.document.assets[sha256]))
  const picture = isPictureParam(spec)
  const thumbnail = useThumbnail(picture ? asset : undefined)
  const take = (file: File | undefined) => {
    if (file) void chooseFile(editor, { node, scope }, name, spec, file)
  }
  const hintId = useId()
  const missing = sha256 !== undefined && asset?.data === undefined
  // The name of the button hides what stands in it.
  const wrong = picture && (thumbnail.state === 'failed' || missing)
  const drop = useFileDrop(([file]) => take(file))
  return (
    <button
      type="button"
      className="file nodrag"
      data-picture={picture}
      aria-label={
        asset
          ? t('params.chooseNamed', { label, name: asset.name })
          : t('params.named', { name: label, text: t('params.choose') })
      }
      onClick={() => void pickFile(spec.accept.join(',')).then(take)}
      {...(wrong && { 'aria-describedby': hintId })}
      {...drop}
    >
      {picture && (
        <span className="file__picture" id={hintId}>
          {thumbnail.state === 'shown' && (
            <PictureView label={asset?.name ?? label} picture={thumbnail.picture} />
          )}
          {thumbnail.state === 'failed' && (
            <span className="file__fault">{saidText(i18n, thumbnail.message)}</span>
          )}
          {asset?.data === undefined && (
            <span className="file__hint">
              <ImageUp aria-hidden />
              {sha256 === undefined ? t('params.drop') : t('params.missing')}
            </span>
          )}
        </span>
      )}
      {(asset || !picture) && <span className="file__name">{asset?.name ?? t('params.dropFile')}</span>}
    </button>
  )
}
