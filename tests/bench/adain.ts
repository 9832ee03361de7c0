import type { Session } from '../../src/engine/session'
import { example, withParam } from './graphs'
import type { BenchOptions } from './options'
import { type Sample, type Section, section } from './stats'

/** Milliseconds of the AdaIN node per picture, content and style of the same longest side. */
export async function benchAdain(
  session: Session,
  { quick }: BenchOptions,
  say: (what: string) => void,
): Promise<Section> {
  const samples: Sample[] = []
  for (const size of quick ? [256] : [256, 512, 1024]) {
    const name = `${size} px`
    say(`AdaIN ${name}`)
    const document = await example('adain.json', size, [])
    const values: number[] = []
    let peak = 0
    // Another strength each time, so that only this node runs again; the first run warms up.
    for (let run = 0; run <= (quick ? 3 : 5); run++) {
      const { outcome, peakBytes } = await session.run(
        withParam(document, 'stylize', 'strength', 1 - run / 100),
        {
          onEvent: (event) => {
            if (run > 0 && event.type === 'done' && event.node === 'stylize') values.push(event.ms)
          },
        },
      )
      if (outcome !== 'done') throw new Error(`AdaIN at ${size} px ended as ${outcome}.`)
      peak = Math.max(peak, peakBytes)
    }
    samples.push({ name, unit: 'ms/picture', values, peakBytes: peak })
  }
  return section('AdaIN, one picture', samples)
}
