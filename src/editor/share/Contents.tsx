import { useTranslation } from 'react-i18next'
import type { GraphDocument } from '../../core/document'
import { formatBytes } from '../lib/format'
import { type ContentFile, contentsOf } from './contents'

interface ContentsProps {
  readonly document: GraphDocument
  /** The files that go along; all that are there unless given, and then none can be chosen. */
  readonly chosen?: ReadonlySet<string>
  readonly onChosen?: (chosen: ReadonlySet<string>) => void
}

/** What a graph holds: its title, how much is in it, and its files, to choose from. */
export function Contents({ document, chosen, onChosen }: ContentsProps) {
  const { t } = useTranslation()
  const { title, nodes, wires, notes, files } = contentsOf(document)
  const carried = files.filter((file) => file.carried)
  const toggle = ({ sha256 }: ContentFile) => {
    const next = new Set(chosen)
    if (!next.delete(sha256)) next.add(sha256)
    onChosen?.(next)
  }
  return (
    <section className="contents" aria-label={t('sharing.inside')}>
      <p className="contents__title">{title}</p>
      <p className="contents__quiet">
        {t('sharing.parts', {
          nodes: t('sharing.nodes', { count: nodes }),
          wires: t('sharing.wires', { count: wires }),
          notes: t('sharing.notes', { count: notes }),
        })}
      </p>
      {files.length > 0 && (
        <fieldset className="contents__files">
          <legend className="contents__legend">{t('sharing.files')}</legend>
          {chosen && <p className="contents__quiet">{t('sharing.filesHint')}</p>}
          <ul className="contents__list">
            {files.map((file) => (
              <li key={file.sha256}>
                {chosen ? (
                  <label className="contents__file">
                    <input
                      type="checkbox"
                      checked={chosen.has(file.sha256)}
                      disabled={!file.carried}
                      onChange={() => toggle(file)}
                    />
                    <FileWords file={file} />
                  </label>
                ) : (
                  <span className="contents__file">
                    <FileWords file={file} />
                  </span>
                )}
              </li>
            ))}
          </ul>
          {chosen && carried.length > 1 && (
            <div className="contents__choices">
              <button
                type="button"
                className="button button--small"
                onClick={() => onChosen?.(new Set(carried.map(({ sha256 }) => sha256)))}
              >
                {t('sharing.all')}
              </button>
              <button type="button" className="button button--small" onClick={() => onChosen?.(new Set())}>
                {t('sharing.none')}
              </button>
            </div>
          )}
        </fieldset>
      )}
    </section>
  )
}

function FileWords({ file: { name, bytes, carried } }: { readonly file: ContentFile }) {
  const { t } = useTranslation()
  return (
    <>
      <span className="contents__name">{name}</span>
      <span className="contents__size">{carried ? formatBytes(bytes) : t('sharing.onlyNamed')}</span>
    </>
  )
}
