import type { TFunction } from 'i18next'
import type { Reason } from '../../core/reason'
import { en } from '../i18n/en'
import type { NodeRun } from '../store/run-state'

/** Why a node ran, did not, or will, as one sentence; undefined where there is nothing to explain. */
export function explain(t: TFunction, run: NodeRun): string | undefined {
  switch (run.state) {
    case 'running':
    case 'done':
      return sentence(t, 'ranBecause', run.why)
    case 'cached':
      return sentence(t, 'notRunBecause', run.why)
    case 'stale':
      return sentence(t, 'willRunBecause', run.why)
    default:
      return undefined
  }
}

function sentence(
  t: TFunction,
  kind: 'ranBecause' | 'notRunBecause' | 'willRunBecause',
  why: readonly Reason[],
): string | undefined {
  if (why.length === 0) return undefined
  return t(`node.${kind}`, { reasons: why.map((reason) => words(t, reason)).join('; ') })
}

/** The translation of the reason's code where there is one, else the engine's English sentence. */
function words(t: TFunction, { code, message, values }: Reason): string {
  return isKnown(code) ? t(`reasons.${code}`, { ...values }) : message
}

function isKnown(code: string): code is keyof typeof en.reasons {
  return Object.hasOwn(en.reasons, code)
}
