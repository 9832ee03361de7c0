import { useTranslation } from 'react-i18next'
import { useCatalog, useDocument, useRun } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { formatTimeLeft } from '../lib/format'
import { isBusy, runningNode } from '../store/run'
import { locate } from '../store/scope'

/** What runs now, how far it is and how long it still takes. Its place is kept free. */
export function AppProgress() {
  const { t } = useTranslation()
  const words = useCatalogText(useCatalog())
  const busy = useRun((state) => isBusy(state.run))
  const id = useRun((state) => (isBusy(state.run) ? runningNode(state.nodes) : undefined))
  const run = useRun((state) => (id === undefined ? undefined : state.nodes[id]))
  const node = useDocument((state) => (id === undefined ? undefined : locate(state.document, id)?.node))
  const running = run?.state === 'running' ? run : undefined
  const fraction = running?.progress.fraction
  const left = running?.pace?.msLeft
  const { iteration, iterations, sketch } = running?.progress ?? {}
  const parts = [
    node && words.name(node),
    iteration !== undefined &&
      iterations !== undefined &&
      t(sketch ? 'node.sketch' : 'node.iteration', { iteration, iterations }),
    left !== undefined && t('node.left', { time: formatTimeLeft(left) }),
  ].filter((part) => typeof part === 'string')
  return (
    <div className="app-progress" data-active={busy}>
      <div
        className="app-progress__track"
        data-known={fraction !== undefined}
        {...(busy && {
          role: 'progressbar',
          'aria-label': t('appView.progress'),
          ...(fraction !== undefined && { 'aria-valuenow': Math.round(fraction * 100) }),
        })}
      >
        <div className="app-progress__bar" style={{ transform: `scaleX(${fraction ?? 1})` }} />
      </div>
      <p className="app-progress__text">{parts.join(' · ')}</p>
    </div>
  )
}
