import { GitBranch, Trash2, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { branchFrom, forgetCheckpoints, goBackTo } from '../actions/checkpoints'
import { useEditor, useRun } from '../editor'
import { Tip } from '../shell/Tip'
import { isBusy } from '../store/run'
import type { Output } from './outputs'
import { ToolButton } from './ToolButton'
import type { TimelineState } from './useTimeline'

interface TimelineProps {
  readonly timeline: TimelineState
  readonly output: Output
}

/** Looks back at how a painting came about, and goes on from any step that was kept. */
export function Timeline({ timeline, output }: TimelineProps) {
  const editor = useEditor()
  const { t } = useTranslation()
  const busy = useRun((state) => isBusy(state.run))
  const { node, steps, step, all, branches, onStep } = timeline
  // One position after the last step that was kept: the latest picture.
  const last = steps.length
  const position = step === null ? last : steps.indexOf(step)
  const text = step === null ? t('timeline.now') : t('timeline.at', { count: step })
  return (
    <section className="viewer__bar timeline" aria-label={t('timeline.label')}>
      <input
        type="range"
        className="range timeline__range"
        aria-label={t('timeline.slider')}
        aria-valuetext={text}
        min={0}
        max={last}
        step={1}
        value={position}
        style={{ '--filled': `${(position / last) * 100}%` }}
        onChange={({ target }) => onStep(steps[target.valueAsNumber] ?? null)}
      />
      <span className="timeline__at">{text}</span>
      {step === null ? (
        <ToolButton
          label={t('timeline.forget')}
          icon={Trash2}
          disabled={busy}
          onClick={() => void forgetCheckpoints(editor, node)}
        />
      ) : (
        <span className="viewer__group viewer__group--end">
          {step < all && (
            <Tip text={t('timeline.goBackHint', { step })}>
              <button
                type="button"
                className="button button--small"
                disabled={busy}
                onClick={() => {
                  onStep(null)
                  void goBackTo(editor, node, step, output.node)
                }}
              >
                <Undo2 aria-hidden />
                {t('timeline.goBack')}
              </button>
            </Tip>
          )}
          {branches && (
            <Tip text={t('timeline.branchHint')}>
              <button
                type="button"
                className="button button--small"
                onClick={() => {
                  onStep(null)
                  branchFrom(editor, node, step)
                }}
              >
                <GitBranch aria-hidden />
                {t('timeline.branchHere')}
              </button>
            </Tip>
          )}
        </span>
      )}
    </section>
  )
}
