import { Download, TriangleAlert } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_TEXT_LENGTH } from '../../core/limits'
import { useEditor } from '../editor'
import { download, fileName } from '../lib/files'
import { formatBytes } from '../lib/format'
import type { PictureToSave } from '../store/sheets'
import { Contents } from './Contents'
import { makePicture } from './make'
import { SheetFrame } from './SheetFrame'

type Made = { readonly file: Blob } | { readonly fault: string } | { readonly tooLarge: number }

const nothing: ReadonlySet<string> = new Set()

/** Shows what would go into a picture with its graph, and saves it. */
export function PictureSheet({ picture: what }: { readonly picture: PictureToSave }) {
  const { ui } = useEditor()
  const { t } = useTranslation()
  const { title, picture, document, outdated } = what
  const [chosen, setChosen] = useState(nothing)
  const [made, setMade] = useState<Made>()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    let wanted = true
    setMade(undefined)
    makePicture(picture, document, chosen).then(
      (done) => wanted && setMade(done instanceof Blob ? { file: done } : done),
      (error: Error) => wanted && setMade({ fault: error.message }),
    )
    return () => {
      wanted = false
    }
  }, [picture, document, chosen])

  const file = made && 'file' in made ? made.file : undefined
  const save = (blob: Blob) => {
    const name = fileName(title, 'png')
    download(blob, name)
    ui.set({ sheet: null })
    ui.notify('info', t('notices.saved', { name }))
  }
  return (
    <SheetFrame
      title={t('sharing.picture')}
      text={t('sharing.pictureHint')}
      focus={button}
      buttons={
        <button
          ref={button}
          type="button"
          className="button button--primary"
          aria-disabled={!file}
          onClick={() => file && save(file)}
        >
          <Download aria-hidden />
          {t('sharing.save')}
        </button>
      }
    >
      {outdated && (
        <p className="sheet__warning">
          <TriangleAlert aria-hidden />
          {t('sharing.outdated')}
        </p>
      )}
      <Contents document={document} chosen={chosen} onChosen={setChosen} />
      <p className="share__sum" aria-live="polite">
        {made === undefined && t('sharing.adding')}
        {made && 'fault' in made && t('sharing.failed', { message: made.fault })}
        {made &&
          'tooLarge' in made &&
          t('files.tooLarge', {
            name: title,
            size: formatBytes(made.tooLarge),
            limit: formatBytes(MAX_TEXT_LENGTH),
          })}
        {file &&
          t('sharing.size', {
            total: formatBytes(file.size),
            picture: formatBytes(picture.size),
            graph: formatBytes(file.size - picture.size),
          })}
      </p>
    </SheetFrame>
  )
}
