import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { half } from '../actions/nodes'
import { asPng, placePictures } from '../actions/pictures'
import { showOnce } from '../actions/show-known'
import { useEditor, useUi } from '../editor'
import { Contents } from '../share/Contents'
import { SheetFrame } from '../share/SheetFrame'
import type { FoundGraph } from '../store/sheets'

/** Asks what a picture with a graph inside is to be: the graph, or a picture. */
export function FoundSheet({ found: { file, at, opened } }: { readonly found: FoundGraph }) {
  const editor = useEditor()
  const { t } = useTranslation()
  const inApp = useUi((state) => state.appOpen)
  const open = useRef<HTMLButtonElement>(null)
  const close = () => editor.ui.set({ sheet: null })
  return (
    <SheetFrame
      title={t('opening.found')}
      text={t('opening.foundName', { name: file.name })}
      focus={open}
      buttons={
        <>
          <button type="button" className="button" onClick={close}>
            {t('opening.cancel')}
          </button>
          {!inApp && (
            <button
              type="button"
              className="button"
              onClick={() => {
                close()
                void placePictures(editor, [asPng(file)], at ?? editor.view.current?.center() ?? half)
              }}
            >
              {t('opening.asPicture')}
            </button>
          )}
          <button
            ref={open}
            type="button"
            className="button button--primary"
            onClick={() => {
              close()
              void showOnce(editor, opened, { untouched: false })
            }}
          >
            {t('opening.open')}
          </button>
        </>
      }
    >
      <Contents document={opened.document} />
    </SheetFrame>
  )
}
