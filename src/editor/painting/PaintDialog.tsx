import './painting.css'
import { Dialog } from '@base-ui/react/dialog'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GraphAsset } from '../../core/document'
import { isRecord } from '../../core/json'
import type { PaintingParam } from '../../core/param'
import { keepPainting } from '../actions/painting'
import { useCatalog, useDocument, useEditor, useScope } from '../editor'
import type { PagePicture } from '../engine'
import { useCatalogText } from '../i18n/catalog-text'
import { nodeById } from '../store/lookup'
import { graphAt } from '../store/scope'
import { KeepDialog } from './KeepDialog'
import { type Brush, type Marks, noMarks, redo, undo } from './marks'
import { openMask } from './mask-file'
import { type Opacity, painted } from './opacity'
import { PaintSurface } from './PaintSurface'
import { PaintTools } from './PaintTools'
import { useUnderlay } from './useUnderlay'

interface PaintDialogProps {
  readonly node: string
  readonly param: string
}

interface PainterProps extends PaintDialogProps {
  readonly spec: PaintingParam
  readonly asset: GraphAsset | undefined
  readonly marks: Marks
  readonly onMarks: (marks: Marks) => void
  readonly asking: boolean
  readonly onGoOn: () => void
  readonly onClose: () => void
}

/** Where there is no picture to give the size. In px. */
const emptySide = 512

/** Paints a mask over the picture that a node takes. Done keeps what was painted; Escape asks. */
export default function PaintDialog({ node, param }: PaintDialogProps) {
  const { ui } = useEditor()
  const catalog = useCatalog()
  const words = useCatalogText(catalog)
  const scope = useScope()
  const { t } = useTranslation()
  const found = useDocument(({ document }) => nodeById(graphAt(document, scope), node))
  const spec = found && catalog.nodes[found.type]?.params[param]
  const value = found?.params[param]
  const sha256 = isRecord(value) ? String(value.asset) : undefined
  const asset = useDocument(({ document }) => (sha256 === undefined ? undefined : document.assets[sha256]))
  const [marks, setMarks] = useState(noMarks)
  const [asking, setAsking] = useState(false)
  const onClose = useCallback(() => ui.set({ painting: null }), [ui])
  const onGoOn = useCallback(() => setAsking(false), [])
  if (!found || spec?.kind !== 'painting') return null
  return (
    <Dialog.Root
      open
      onOpenChange={(open, { reason }) => {
        if (open) return
        if (reason === 'escape-key' && marks.done.length > 0) setAsking(true)
        else onClose()
      }}
      disablePointerDismissal
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog__backdrop" />
        <Dialog.Popup className="painter">
          <Dialog.Title className="dialog__title">
            {t('painting.title', { label: words.param(found.type, param, spec) })}
          </Dialog.Title>
          <Painter {...{ node, param, spec, asset, marks, asking, onGoOn, onClose }} onMarks={setMarks} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Painter(props: PainterProps) {
  const underlay = useUnderlay(props.node, props.spec.over)
  return underlay === undefined ? null : <Sheet {...props} underlay={underlay} />
}

function Sheet({
  node,
  param,
  spec,
  asset,
  underlay,
  marks,
  onMarks,
  asking,
  onGoOn,
  onClose,
}: PainterProps & { readonly underlay: PagePicture | null }) {
  const editor = useEditor()
  const scope = useScope()
  const { t } = useTranslation()
  const width = underlay?.width ?? emptySide
  const height = underlay?.height ?? emptySide
  const [before, setBefore] = useState<Opacity>()
  const [brush, setBrush] = useState<Brush>(() => ({
    size: Math.max(4, Math.round(Math.min(width, height) / 8)),
    hardness: 0.7,
    erase: false,
  }))

  useEffect(() => {
    let wanted = true
    openMask(editor.engine, asset, { width, height }).then(
      (opened) => wanted && setBefore(opened),
      (error: Error) => {
        editor.ui.notify('error', t('painting.failed', { message: error.message }))
        if (wanted) onClose()
      },
    )
    return () => {
      wanted = false
    }
  }, [asset, width, height, editor, t, onClose])

  const done = () => {
    if (before && marks.done.length > 0)
      void keepPainting(editor, { node, scope }, param, spec, painted(before, marks.done))
    onClose()
  }
  const most = Math.max(8, Math.round(Math.max(width, height) / 2))
  return (
    <>
      <PaintTools brush={brush} most={most} marks={marks} onBrush={setBrush} onMarks={onMarks} />
      {before ? (
        <PaintSurface
          picture={underlay}
          before={before}
          brush={brush}
          most={most}
          marks={marks}
          onBrush={setBrush}
          onMarks={onMarks}
          onUndo={() => onMarks(undo(marks))}
          onRedo={() => onMarks(redo(marks))}
        />
      ) : (
        <div className="painter__stage" />
      )}
      <p className={`painter__hint ${underlay ? 'painter__hint--keys' : ''}`}>
        {underlay ? t('painting.keys') : t('painting.noPicture')}
      </p>
      <div className="dialog__buttons">
        <Dialog.Close className="button">{t('painting.cancel')}</Dialog.Close>
        <button type="button" className="button button--primary" onClick={done}>
          {t('painting.done')}
        </button>
      </div>
      <KeepDialog open={asking} onGoOn={onGoOn} onDiscard={onClose} onKeep={done} />
    </>
  )
}
