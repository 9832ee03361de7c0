import type { Session } from '../../src/engine/session'
import { example } from './graphs'
import type { BenchOptions } from './options'
import { type Sample, type Section, section } from './stats'
import { measureSteps } from './steps'

/** Enough for a median: the largest picture takes many times as long as all others of the bench. */
const STEPS = 3

/** What a pixel costs of a picture that goes through the network in pieces, against one of a quarter of it that goes whole. */
export async function benchPieces(
  session: Session,
  { quick }: BenchOptions,
  say: (what: string) => void,
): Promise<Section> {
  const whole = quick ? 256 : 1024
  const samples: Sample[] = []
  for (const [size, how] of [
    [whole, 'whole'],
    [2 * whole, 'in pieces'],
  ] as const) {
    const name = `lite ${size} px, ${how}`
    say(name)
    const document = await example('gatys.json', size, [
      'content-size.aspect=1:1',
      `style-size.size=${Math.min(1, 512 / size)}`,
      'optimize.sketches=0',
      `optimize.tileSide=${whole}`,
    ])
    const { values, peakBytes } = await measureSteps(session, document, STEPS)
    const megapixels = size ** 2 / 1e6
    samples.push({
      name,
      unit: 'ms/megapixel/step',
      values: values.map((ms) => ms / megapixels),
      peakBytes,
    })
  }
  return section('In pieces', samples)
}
