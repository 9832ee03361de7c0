import type { GraphDocument } from '../../src/core/document'
import type { Session } from '../../src/engine/session'
import { withParam } from './graphs'

/** Losses are told up to two steps late; the first step warms up and comes before the first of them. */
const EXTRA = 3

/** Milliseconds of every step of the node `optimize`, and the most bytes the engine held meanwhile. */
export async function measureSteps(
  session: Session,
  document: GraphDocument,
  steps: number,
): Promise<{ readonly values: readonly number[]; readonly peakBytes: number }> {
  const each = withParam(document, 'optimize', 'reportEvery', 1)
  const times = new Map<number, number>()
  const { outcome, failures, peakBytes } = await session.run(
    withParam(each, 'optimize', 'iterations', steps + EXTRA),
    {
      onEvent: (event) => {
        if (event.type !== 'progress') return
        const { iteration, terms } = event.progress
        if (iteration !== undefined && terms) times.set(iteration, performance.now())
      },
    },
  )
  if (outcome !== 'done') throw new Error(failures.map(({ message }) => message).join(' '))
  const values = Array.from({ length: steps }, (_, index) => {
    const [from, to] = [times.get(index), times.get(index + 1)]
    if (from === undefined || to === undefined)
      throw new Error(`Step ${index + 1} did not report its losses.`)
    return to - from
  })
  return { values, peakBytes }
}
