import type { CheckpointBudget, CheckpointInfo } from './store'

/**
 * What has to go to keep within the budget. The last checkpoint of `current` always stays, since it is what a run
 * that is cut short goes on from. Before it go, in this order: what is between in other works, the one untouched
 * longest first; their last ones; and what is between in `current`. Of what is between, that goes first which leaves
 * the smallest gap.
 *
 * @param current the work at hand, by its lineage.
 */
export function surplus(
  all: readonly CheckpointInfo[],
  { bytes: budget, each }: CheckpointBudget,
  current: string,
): CheckpointInfo[] {
  const works = new Map<string, CheckpointInfo[]>()
  for (const info of all) works.set(info.lineage, [...(works.get(info.lineage) ?? []), info])
  const goes: CheckpointInfo[] = []
  for (const [lineage, infos] of works) {
    const [between, last] = thinned(infos)
    const excess = infos.length - Math.max(1, each)
    goes.push(...between.slice(0, Math.max(0, excess)))
    works.set(lineage, [...between.slice(Math.max(0, excess)), ...last])
  }

  const touched = (infos: readonly CheckpointInfo[]) => Math.max(...infos.map(({ savedAt }) => savedAt))
  const others = [...works]
    .filter(([lineage]) => lineage !== current)
    .map(([, infos]) => infos)
    .sort((a, b) => touched(a) - touched(b))
  const order = [
    ...others.flatMap((infos) => infos.slice(0, -1)),
    ...others.flatMap((infos) => infos.slice(-1)),
    ...(works.get(current) ?? []).slice(0, -1),
  ]
  let total = [...works.values()].flat().reduce((sum, { bytes }) => sum + bytes, 0)
  for (const info of order) {
    if (total <= budget) break
    goes.push(info)
    total -= info.bytes
  }
  return goes
}

/** @returns all but the last in the order in which they go, and the last. */
function thinned(infos: readonly CheckpointInfo[]): [CheckpointInfo[], CheckpointInfo[]] {
  const left = infos.toSorted((a, b) => a.step - b.step)
  const order: CheckpointInfo[] = []
  while (left.length > 1) {
    const gap = (at: number) => (left[at + 1]?.step ?? 0) - (left[at - 1]?.step ?? 0)
    let at = 0
    for (let candidate = 1; candidate < left.length - 1; candidate++) {
      if (gap(candidate) < gap(at)) at = candidate
    }
    order.push(...left.splice(at, 1))
  }
  return [order, left]
}
