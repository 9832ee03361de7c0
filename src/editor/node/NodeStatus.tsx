import type { TFunction } from 'i18next'
import {
  CircleCheck,
  CircleDashed,
  CircleDot,
  CircleSlash,
  Clock,
  CornerDownRight,
  Equal,
  LoaderCircle,
  TriangleAlert,
  VolumeX,
} from 'lucide-react'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import type { CatalogNode } from '../../core/catalog'
import type { GraphNode } from '../../core/document'
import { useCatalog, useDocument, useFlatId, useRun } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { nodeText } from '../lib/forecast-text'
import { formatBytes, formatNumber, formatTime, formatTimeLeft } from '../lib/format'
import { Tip } from '../shell/Tip'
import type { NodeRun } from '../store/run-state'
import { locate } from '../store/scope'
import { LossTable } from './LossTable'
import { explain, reasonNames } from './reasons'
import { type NodeFacts, useNodeFacts } from './useNodeFacts'

export const stateIcons: Readonly<Record<NodeRun['state'], ComponentType<{ 'aria-hidden'?: boolean }>>> = {
  idle: CircleDashed,
  stale: CircleDot,
  queued: Clock,
  running: LoaderCircle,
  done: CircleCheck,
  cached: Equal,
  failed: TriangleAlert,
  blocked: CircleSlash,
  muted: VolumeX,
  bypassed: CornerDownRight,
}

interface NodeStatusProps {
  readonly node: GraphNode
  readonly title: string
  readonly definition: CatalogNode | undefined
  readonly run: NodeRun
}

/** What state a node is in, with its measurements, and why when pointed at. The bar's place is kept free. */
export function NodeStatus({ node, title, definition, run }: NodeStatusProps) {
  const { t } = useTranslation()
  const words = useCatalogText(useCatalog())
  const flat = useFlatId(node.id)
  const cause = useDocument((state) =>
    run.state === 'blocked' && run.cause !== flat ? locate(state.document, run.cause)?.node : undefined,
  )
  const unknown = useRun((state) => state.forecast?.unknown.includes(flat) ?? false)
  const facts = useNodeFacts(node, definition)
  const { measured, held } = facts
  const Icon = stateIcons[run.state]
  const fraction = run.state === 'running' ? run.progress.fraction : undefined
  const causeTitle = cause && words.name(cause)
  const waits = causeTitle && t('node.waitsFor', { title: causeTitle })
  const why = cause
    ? whyWaits(t, cause, causeTitle ?? '')
    : tip(t, run, unknown, explain(t, run, reasonNames(t, words, node.type, definition)))
  const text = waits ?? summary(t, words.said, run, facts).join(' · ')
  const chip = (
    <button type="button" className={`chip chip--${run.state}`}>
      <Icon aria-hidden />
      <span className="chip__text">{text}</span>
    </button>
  )
  return (
    <>
      <div
        className="progress"
        data-active={run.state === 'running'}
        data-known={fraction !== undefined}
        {...(run.state === 'running' && {
          role: 'progressbar',
          'aria-label': t('node.progress', { title }),
          ...(fraction !== undefined && { 'aria-valuenow': Math.round(fraction * 100) }),
        })}
      >
        <div className="progress__bar" style={{ transform: `scaleX(${fraction ?? 1})` }} />
      </div>
      <Tip
        text={
          <>
            <strong>{t(`states.${run.state}`)}</strong>
            {why && <span>{why}</span>}
            {held && <span>{t('node.heldHint')}</span>}
            {measured && run.state !== 'done' && run.state !== 'running' && (
              <span className="tip__quiet">{t('node.lastTook', { time: formatTime(measured.ms) })}</span>
            )}
            {run.state === 'running' && <LossTable node={flat} />}
          </>
        }
      >
        {chip}
      </Tip>
    </>
  )
}

/** What it is about the node waited for, where that does not say it in a problem of its own. */
function whyWaits(t: TFunction, { muted, bypassed }: GraphNode, title: string): string {
  if (muted) return t('node.waitsMuted', { title })
  return t(bypassed ? 'node.waitsBypassed' : 'node.waitsFor', { title })
}

/** Of what would run also what it will take. */
function tip(t: TFunction, run: NodeRun, unknown: boolean, why: string | undefined): string | undefined {
  if (run.state !== 'idle' && run.state !== 'stale') return why
  if (!run.forecast && !unknown) return why
  const forecast = nodeText(t, run.forecast)
  return why === undefined ? forecast : `${why}. ${forecast}`
}

/** Progress in numbers says by itself that the node runs; there is little room. */
function summary(
  t: TFunction,
  said: (text: string) => string,
  run: NodeRun,
  facts: NodeFacts,
): readonly string[] {
  const found = nodeStatusText(t, said, run, facts)
  return run.state === 'running' && found.length > 0 ? found : [t(`states.${run.state}`), ...found]
}

/** What there is to say of a state besides its name. */
export function nodeStatusText(
  t: TFunction,
  said: (text: string) => string,
  run: NodeRun,
  { measured, held, resumes }: NodeFacts,
): readonly string[] {
  switch (run.state) {
    case 'idle':
    case 'stale':
      return [
        ...(held ? [t('node.held')] : []),
        ...(resumes > 0 ? [t('timeline.resumes', { step: resumes })] : []),
      ]
    case 'done':
      return [formatTime(run.ms), formatBytes(run.bytes)]
    case 'cached':
      return [
        ...(measured ? [formatTime(measured.ms)] : []),
        ...(run.bytes > 0 ? [formatBytes(run.bytes)] : []),
      ]
    case 'running': {
      const { iteration, iterations, sketch, total, message } = run.progress
      const parts: string[] = []
      if (iteration !== undefined && iterations !== undefined) {
        parts.push(t(sketch ? 'node.sketch' : 'node.iteration', { iteration, iterations }))
      }
      if (total !== undefined) parts.push(t('node.loss', { value: formatNumber(total, 3) }))
      if (run.pace?.msLeft !== undefined)
        parts.push(t('node.left', { time: formatTimeLeft(run.pace.msLeft) }))
      if (parts.length === 0 && message) parts.push(said(message))
      return parts
    }
    default:
      return []
  }
}
