import './painting.css'
import { Dialog } from '@base-ui/react/dialog'
import { useCallback, useEffect, useRef, useState } from 'react'
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
import { type Brush, noMarks, redo, undo } from './marks'
import { openMask } from './mask-file'
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
  readonly onClose: () => void
}

/** Seen on any picture, and printed well by none; only its opacity is kept. */
const paintColor = '#e0218a'
/** Where there is no picture to give the size. In px. */
const emptySide = 512

/** Paints a mask over the picture that a node takes; only Done keeps what was painted. */
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
  const onClose = useCallback(() => ui.set({ painting: null }), [ui])
  if (!found || spec?.kind !== 'painting') return null
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()} disablePointerDismissal>
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog__backdrop" />
        <Dialog.Popup className="painter">
          <Dialog.Title className="dialog__title">
            {`${words.param(found.type, param, spec)}: ${t('painting.title')}`}
          </Dialog.Title>
          <Painter node={node} param={param} spec={spec} asset={asset} onClose={onClose} />
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
  onClose,
}: PainterProps & { readonly underlay: PagePicture | null }) {
  const editor = useEditor()
  const scope = useScope()
  const { t } = useTranslation()
  const width = underlay?.width ?? emptySide
  const height = underlay?.height ?? emptySide
  const [before, setBefore] = useState<HTMLCanvasElement>()
  const [marks, setMarks] = useState(noMarks)
  const [brush, setBrush] = useState<Brush>(() => ({
    size: Math.max(4, Math.round(Math.min(width, height) / 8)),
    hardness: 0.7,
    erase: false,
  }))
  const canvas = useRef<HTMLCanvasElement>(null)

  useEffect(() => {
    let wanted = true
    openMask(editor.engine, asset, { width, height }, paintColor).then(
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
    if (canvas.current && marks.done.length > 0)
      void keepPainting(editor, { node, scope }, param, spec, canvas.current)
    onClose()
  }
  const most = Math.max(8, Math.round(Math.max(width, height) / 2))
  return (
    <>
      <PaintTools brush={brush} most={most} marks={marks} onBrush={setBrush} onMarks={setMarks} />
      {before ? (
        <PaintSurface
          canvas={canvas}
          picture={underlay}
          before={before}
          color={paintColor}
          brush={brush}
          most={most}
          marks={marks}
          onBrush={setBrush}
          onMarks={setMarks}
          onUndo={() => setMarks(undo)}
          onRedo={() => setMarks(redo)}
        />
      ) : (
        <div className="painter__stage" />
      )}
      <p className="painter__hint">{underlay ? t('painting.keys') : t('painting.noPicture')}</p>
      <div className="dialog__buttons">
        <Dialog.Close className="button">{t('painting.cancel')}</Dialog.Close>
        <button type="button" className="button button--primary" onClick={done}>
          {t('painting.done')}
        </button>
      </div>
    </>
  )
}
