import { Eye, LoaderCircle, Play } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ViewChoice } from '../../core/view'
import { startRun } from '../actions/runs'
import { useEditor, useRun, useUi } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { saidText } from '../i18n/said-text'
import { NextRunButtons, useNextRun } from '../larger/next-run'
import { later } from '../shell/later'
import { isBusy } from '../store/run'
import { pictureOf } from './looked-picture'
import type { Output } from './outputs'
import { PictureViewer } from './PictureViewer'
import { TableViewer } from './TableViewer'
import type { Looked } from './useLook'

/** Comes with the plotting library. */
const SeriesViewer = later(() => import('./SeriesViewer'))

interface ValueProps {
  readonly output: Output
  readonly looked: Looked
  readonly onChoice: (choice: ViewChoice) => void
  readonly candidates: readonly Output[]
  readonly other: Output | null
}

/** The value in the form its kind asks for, or why there is none. */
export function Value({ output, looked, onChoice, candidates, other }: ValueProps) {
  const editor = useEditor()
  const { t, i18n } = useTranslation()
  const { catalog } = editor.engine
  const words = useCatalogText(catalog)
  const name = t('viewer.output', { title: output.title, port: output.label })
  const loading = <Message text={t('viewer.loading')} busy />
  if (looked.state === 'loading') return loading
  if (looked.state === 'failed')
    return <Message text={t('viewer.failed', { message: saidText(i18n, looked.message) })} />
  if (looked.state === 'empty') return <Missing output={output} />

  const expects = output.type === undefined ? undefined : catalog.ports[output.type]?.previewKind
  if (looked.state === 'draft' && looked.curves && expects === 'series') {
    return <SeriesViewer name={name} xLabel={t('charts.iteration')} {...looked.curves} waiting={loading} />
  }
  const picture = pictureOf(looked)
  if (picture) {
    return (
      <PictureViewer
        output={output}
        looked={picture}
        onChoice={onChoice}
        candidates={candidates}
        other={other}
        onOther={(chosen) =>
          editor.ui.setViewer({ other: chosen && { node: chosen.node, port: chosen.port } })
        }
      />
    )
  }
  const preview = looked.state === 'draft' ? looked.preview : looked.look.preview
  switch (preview?.kind) {
    case 'series':
      return <SeriesViewer name={name} {...preview} waiting={loading} />
    case 'table':
      return <TableViewer name={name} table={preview} />
    case 'text':
      return <pre className="viewer__text">{preview.text}</pre>
    case undefined:
      return looked.state === 'draft' && looked.growing ? (
        <Message text={t('viewer.making')} busy />
      ) : (
        <Missing output={output} />
      )
    default:
      return <Message text={t('viewer.unknown', { kind: output.type ? words.portType(output.type) : '?' })} />
  }
}

function Missing({ output }: { readonly output: Output }) {
  const larger = useUi((state) => state.larger)
  return larger?.painter === output.node ? <Next size={larger.size} /> : <Empty output={output} />
}

/** The picture is to be painted at a larger size; on a narrow screen the viewer covers all else that says so. */
function Next({ size }: { readonly size: number }) {
  const { what, takes } = useNextRun(size)
  return (
    <Message text={what} hint={takes}>
      <span className="viewer__next">
        <NextRunButtons />
      </span>
    </Message>
  )
}

function Empty({ output }: { readonly output: Output }) {
  const editor = useEditor()
  const { t } = useTranslation()
  const busy = useRun((state) => isBusy(state.run))
  return (
    <Message text={t('viewer.empty')} hint={t('viewer.emptyHint')}>
      <button
        type="button"
        className="button button--small"
        disabled={busy}
        onClick={() => void startRun(editor, [output.node])}
      >
        <Play aria-hidden />
        {t('node.runHere')}
      </button>
    </Message>
  )
}

interface MessageProps {
  readonly text: string
  readonly hint?: string
  readonly busy?: boolean
  readonly children?: ReactNode
}

export function Message({ text, hint, busy = false, children }: MessageProps) {
  const Icon = busy ? LoaderCircle : Eye
  return (
    <div className="viewer__message" data-busy={busy}>
      <Icon aria-hidden />
      <p>{text}</p>
      {hint && <p className="viewer__note">{hint}</p>}
      {children}
    </div>
  )
}
