import { ImageUpscale } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useCatalog, useDocument, useEditor } from '../editor'
import { isPainting } from './chain'
import { goLarger } from './go-larger'

interface LargerButtonProps {
  /** By the id that the engine knows. */
  readonly node: string
  readonly className: string
  /** There is nothing finished yet. */
  readonly disabled: boolean
}

/** Lets a painting go on at twice its size. Absent at what is no painting. */
export function LargerButton({ node, className, disabled }: LargerButtonProps) {
  const editor = useEditor()
  const { t } = useTranslation()
  const catalog = useCatalog()
  const shown = useDocument(({ document }) => isPainting(document, catalog, node))
  if (!shown) return null
  return (
    <button
      type="button"
      className={className}
      disabled={disabled}
      onClick={() => {
        // What it is about is shown on the document's own canvas.
        editor.document.enter([])
        goLarger(editor, [node])
      }}
    >
      <ImageUpscale aria-hidden />
      {t('commands.run.larger')}
    </button>
  )
}
