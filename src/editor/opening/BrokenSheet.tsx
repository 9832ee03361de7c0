import { Copy, FolderOpen, ImageDown } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openGraph } from '../actions/files'
import { half } from '../actions/nodes'
import { asPng, placePictures } from '../actions/pictures'
import { useEditor, useUi } from '../editor'
import { problemText } from '../i18n/problem-text'
import { SheetFrame } from '../share/SheetFrame'
import type { BrokenFile } from '../store/sheets'
import { brokenReport } from './broken'

/** As many faults are shown; the report has all of them. */
const shownFaults = 20

/** Says why a file could not be opened, and where it is broken. */
export function BrokenSheet({ broken }: { readonly broken: BrokenFile }) {
  const editor = useEditor()
  const { ui, i18n, engine } = editor
  const { t } = useTranslation()
  const inApp = useUi((state) => state.appOpen)
  const [copied, setCopied] = useState(false)
  const again = useRef<HTMLButtonElement>(null)
  const { name, problems, excerpt, picture } = broken
  const more = problems.length - shownFaults
  /** Stands for those that nobody counted. */
  const others = problems.find(({ code }) => code === 'more-problems')

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(brokenReport(editor, broken))
      setCopied(true)
    } catch {
      ui.notify('error', t('problems.notCopied'))
    }
  }
  const close = () => ui.set({ sheet: null })
  return (
    <SheetFrame
      title={t('opening.broken', { name })}
      text={t('opening.unchanged')}
      focus={again}
      buttons={
        <>
          <button type="button" className="button" onClick={() => void copy()}>
            <Copy aria-hidden />
            {t(copied ? 'opening.copied' : 'opening.report')}
          </button>
          {picture && !inApp && (
            <button
              type="button"
              className="button"
              onClick={() => {
                close()
                const at = picture.at ?? editor.view.current?.center() ?? half
                void placePictures(editor, [asPng(picture.file)], at)
              }}
            >
              <ImageDown aria-hidden />
              {t('opening.asPicture')}
            </button>
          )}
          <button
            ref={again}
            type="button"
            className="button button--primary"
            onClick={() => {
              close()
              void openGraph(editor)
            }}
          >
            <FolderOpen aria-hidden />
            {t('opening.another')}
          </button>
        </>
      }
    >
      <ul className="broken__list">
        {problems.slice(0, shownFaults).map((problem) => {
          const { message, remedy } = problemText(i18n, problem, engine.catalog)
          return (
            <li key={`${problem.path} ${problem.message}`} className="broken__fault">
              {problem.path && <code className="broken__path">{problem.path}</code>}
              {message}
              <span className="broken__remedy">{remedy}</span>
            </li>
          )
        })}
        {more > 0 && (
          <li className="broken__remedy">
            {others ? problemText(i18n, others, engine.catalog).message : t('opening.more', { count: more })}
          </li>
        )}
      </ul>
      {excerpt && (
        <p className="broken__excerpt">
          <span className="broken__line">{t('opening.where', { line: excerpt.line })}</span>
          <code>
            {excerpt.text.slice(0, excerpt.at)}
            <mark className="broken__mark">{excerpt.text[excerpt.at] ?? ' '}</mark>
            {excerpt.text.slice(excerpt.at + 1)}
          </code>
        </p>
      )}
    </SheetFrame>
  )
}
