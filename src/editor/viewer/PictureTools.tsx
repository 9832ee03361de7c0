import { ChartColumn, Copy, Crosshair, Download, ImageDown, Maximize, Minus, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { LargerButton } from '../larger/LargerButton'
import { Tip } from '../shell/Tip'
import { ToolButton } from './ToolButton'

interface PictureToolsProps {
  /** Of the node whose picture it is, as the engine knows it. */
  readonly node: string
  readonly scale: number
  readonly onZoom: (factor: number) => void
  readonly onFit: () => void
  readonly onWhole: () => void
  readonly crosshair: boolean
  readonly onCrosshair: () => void
  readonly histogram: boolean
  readonly onHistogram: () => void
  /** Absent while there is nothing finished to copy or save. */
  readonly onCopy: (() => void) | undefined
  readonly onSave: (() => void) | undefined
  readonly onSaveWithGraph: (() => void) | undefined
}

const step = 1.25

export function PictureTools(props: PictureToolsProps) {
  const { t } = useTranslation()
  return (
    <div className="viewer__bar" role="toolbar" aria-label={t('viewer.tools')}>
      <div className="viewer__group">
        <ToolButton
          label={t('viewer.zoomOut')}
          keyName="-"
          icon={Minus}
          onClick={() => props.onZoom(1 / step)}
        />
        <Tip text={`${t('viewer.actualSize')} (1)`}>
          <button
            type="button"
            className="button tool viewer__scale"
            aria-label={t('viewer.actualSize')}
            onClick={props.onWhole}
          >
            {formatScale(props.scale)}
          </button>
        </Tip>
        <ToolButton label={t('viewer.zoomIn')} keyName="+" icon={Plus} onClick={() => props.onZoom(step)} />
        <ToolButton label={t('viewer.fit')} keyName="0" icon={Maximize} onClick={props.onFit} />
      </div>
      <div className="viewer__group">
        <ToolButton
          label={t('viewer.crosshair')}
          keyName="C"
          icon={Crosshair}
          pressed={props.crosshair}
          onClick={props.onCrosshair}
        />
        <ToolButton
          label={t('viewer.histogram')}
          icon={ChartColumn}
          pressed={props.histogram}
          onClick={props.onHistogram}
        />
      </div>
      <div className="viewer__group viewer__group--end">
        <LargerButton node={props.node} className="button tool viewer__larger" disabled={!props.onSave} />
        <ToolButton
          label={t('viewer.copy')}
          icon={Copy}
          disabled={!props.onCopy}
          onClick={() => props.onCopy?.()}
        />
        <ToolButton
          label={t('viewer.save')}
          icon={Download}
          disabled={!props.onSave}
          onClick={() => props.onSave?.()}
        />
        <ToolButton
          label={t('sharing.pictureTool')}
          icon={ImageDown}
          disabled={!props.onSaveWithGraph}
          onClick={() => props.onSaveWithGraph?.()}
        />
      </div>
    </div>
  )
}

function formatScale(scale: number): string {
  const percent = scale * 100
  return `${percent < 10 ? percent.toFixed(1) : Math.round(percent)} %`
}
