import type { Session } from '../../src/engine/session'
import { disposeTensors, type Tensor4D, tensorFrom, valuesOf } from '../../src/tensor'
import { convolve, convolveTransposed, filterGradient } from '../../src/tensor/training/convolution'
import type { BenchOptions } from './options'
import { type Section, section, timed } from './stats'

/** Names, pictures, their side, channels, kernel, stride and padding. */
const sizes = [
  ['DCGAN, first layer', 16, 64, 3, 64, 4, 2, 1],
  ['DCGAN, second layer', 16, 32, 64, 128, 4, 2, 1],
  ['DCGAN, third layer', 16, 16, 128, 256, 4, 2, 1],
  ['fast style, first layer', 1, 256, 3, 32, 9, 1, 4],
  ['fast style, going down', 1, 256, 32, 64, 3, 2, 1],
  ['fast style, residual', 1, 64, 128, 128, 3, 1, 1],
  ['fast style, last layer', 1, 256, 32, 3, 9, 1, 4],
] as const

const rounds = 7

/**
 * Milliseconds of a convolution, of its adjoint at the input and of its gradient at the filter, all of which a step of
 * training takes for each layer; the second and third are to take little longer than the first.
 */
export async function benchConvolutions(
  _: Session,
  { quick }: BenchOptions,
  say: (what: string) => void,
): Promise<Section[]> {
  const sections: Section[] = []
  for (const [name, batch, side, from, to, kernel, stride, padding] of quick ? sizes.slice(0, 2) : sizes) {
    const title = `Training, ${name}: ${batch} × ${side} px, ${from} to ${to}, ${kernel} × ${kernel}`
    say(title)
    const geometry = { kernel, stride, padding }
    const x = filled([batch, side, side, from])
    const filter = filled([kernel, kernel, from, to])
    const y = convolve(x, filter, geometry)
    const cases = [
      { name: 'forward', run: () => convolve(x, filter, geometry) },
      {
        name: 'adjoint',
        run: () => convolveTransposed(y, filter, geometry, { height: side, width: side }),
      },
      { name: 'filter gradient', run: () => filterGradient(x, y, geometry) },
    ].map((one) => ({ ...one, values: [] as number[] }))
    // In turns, so that what else runs on the machine disturbs all alike; the first round warms up.
    for (let round = 0; round <= rounds; round++) {
      for (const { run, values } of cases) {
        const ms = await timed(() => finished(run()))
        if (round > 0) values.push(ms)
      }
    }
    disposeTensors([x, filter, y])
    sections.push(
      section(
        title,
        cases.map(({ name, values }) => ({ name, unit: 'ms', values })),
      ),
    )
  }
  return sections
}

/** Where kernels return before their work is done, only reading waits for it. */
async function finished(tensor: Tensor4D): Promise<void> {
  await valuesOf(tensor)
  tensor.dispose()
}

function filled(shape: readonly number[]): Tensor4D {
  const size = shape.reduce((product, n) => product * n, 1)
  const values = Float32Array.from({ length: size }, (_, i) => ((i * 7919) % 251) / 251 - 0.5)
  return tensorFrom(values, shape) as Tensor4D
}
