import { MOST_DEPTH, MOST_NODES, type Refusal } from './group-limits'
import type { Fault } from './problem'

export function recursiveGroup(title: string): Fault {
  return {
    code: 'group-recursive',
    message: `The group ${title} contains itself and cannot run.`,
    remedy: 'Open it and take it out of itself.',
    values: { title },
  }
}

export function refusedGroup(title: string, refusal: Refusal): Fault {
  if (refusal === 'deep') {
    return {
      code: 'group-too-deep',
      message: `The group ${title} has groups inside groups more than ${MOST_DEPTH} deep and cannot run.`,
      remedy: 'Ungroup some of them.',
      values: { title, most: MOST_DEPTH },
    }
  }
  return {
    code: 'group-too-large',
    message: `The groups of this graph unfold to more than ${MOST_NODES} nodes; ${title} is left out.`,
    remedy: 'Remove some of the groups.',
    values: { title, most: MOST_NODES },
  }
}
