import type { Session } from '../../src/engine/session'
import { example } from './graphs'
import type { BenchOptions } from './options'
import { type Sample, type Section, section, timed } from './stats'

const SCALES = [96, 192, 384] as const
/** Steps at every scale: enough that what is done once at each does not decide. */
const STEPS = 6

/** A painting from coarse to fine against the same number of steps at the last size alone. */
export async function benchMultiScale(
  session: Session,
  { quick }: BenchOptions,
  say: (what: string) => void,
): Promise<Section> {
  const samples: Sample[] = []
  const last = quick ? 192 : 1024
  const factor = last / Math.max(...SCALES)
  const settings = SCALES.flatMap((scale) => [
    `paint-${scale}/content-size.longestSide=${Math.round(scale * factor)}`,
    `paint-${scale}/optimize.iterations=${STEPS}`,
  ])
  const single = ['optimize.sketches=0', `optimize.iterations=${STEPS * SCALES.length}`]
  for (const [name, graph, params] of [
    [`three scales to ${last} px, lite`, 'multi-scale.json', settings],
    [`${last} px alone, lite`, 'gatys.json', single],
  ] as const) {
    say(name)
    const document = await example(graph, last, params)
    let peakBytes = 0
    const ms = await timed(async () => {
      const { outcome, failures, peakBytes: peak } = await session.run(document)
      if (outcome !== 'done') throw new Error(failures.map(({ message }) => message).join(' '))
      peakBytes = peak
    })
    samples.push({ name, unit: 's', values: [ms / 1000], peakBytes })
  }
  return section(`Coarse to fine, ${STEPS * SCALES.length} steps`, samples)
}
