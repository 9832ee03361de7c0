import { FileInput, TriangleAlert, X } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileParam, Json } from '../../core/param'
import { chooseFile } from '../actions/nodes'
import { useDocument, useEditor, useScope } from '../editor'
import { pickFiles } from '../lib/files'
import { useFileDrop } from './useFileDrop'
import { useIsKept } from './useIsKept'

interface ApartControlProps {
  readonly node: string
  readonly name: string
  readonly spec: FileParam
  readonly label: string
  readonly sha256: string | undefined
  readonly onChange: (value: Json) => void
}

/** Chooses files that stay on this device: the graph only names them, so that they may be missing here. */
export function ApartControl({ node, name, spec, label, sha256, onChange }: ApartControlProps) {
  const editor = useEditor()
  const { t } = useTranslation()
  const scope = useScope()
  const asset = useDocument((state) => (sha256 === undefined ? undefined : state.document.assets[sha256]))
  const gone = useIsKept(sha256) === false && sha256 !== undefined
  const goneId = useId()
  const [busy, setBusy] = useState(false)

  const take = async ([file, ...more]: readonly File[]) => {
    if (!file || busy) return
    setBusy(true)
    await chooseFile(editor, { node, scope }, name, spec, file, ...more)
    setBusy(false)
  }
  const drop = useFileDrop((files) => void take(files))
  return (
    <div className="apart nodrag">
      <div className="apart__row">
        <button
          type="button"
          className="file apart__choose"
          aria-busy={busy}
          {...(gone && { 'aria-describedby': goneId })}
          aria-label={
            asset
              ? t('params.chooseNamed', { label, name: asset.name })
              : t('params.named', { name: label, text: t('params.choose') })
          }
          onClick={() => void pickFiles(spec.accept.join(','), true).then(take)}
          {...drop}
        >
          <FileInput aria-hidden />
          <span className="apart__name">
            {busy ? t('params.reading') : (asset?.name ?? t('params.dropFiles'))}
          </span>
        </button>
        {sha256 !== undefined && (
          <button
            type="button"
            className="apart__remove"
            aria-label={t('params.remove', { label })}
            onClick={() => onChange(spec.default)}
          >
            <X aria-hidden />
          </button>
        )}
      </div>
      {gone && (
        <p className="apart__missing" id={goneId} role="alert">
          <TriangleAlert aria-hidden />
          {t('params.notHere')}
        </p>
      )}
    </div>
  )
}
