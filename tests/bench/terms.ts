import { join } from 'node:path'
import { NetworkPool, type WeightSource } from '../../models'
import { WeightsUnavailableError } from '../../models/errors'
import { readFromFolders } from '../../models/folder'
import type { Session } from '../../src/engine/session'
import {
  contentTerm,
  disposeTensors,
  disposeTerms,
  evaluateTerms,
  type FrozenNetwork,
  Guide,
  gramMatrix,
  type LossTerm,
  styleTerm,
  type Tensor3D,
  tensorFrom,
  totalVariationTerm,
} from '../../src/tensor'
import { root } from './graphs'
import type { BenchOptions } from './options'
import { type Section, section, timed } from './stats'

const weights: WeightSource = {
  async read(file) {
    const folder = join(root, 'models')
    const bytes = await readFromFolders([folder], file)
    if (!bytes) throw new WeightsUnavailableError(file, [folder])
    return bytes
  },
}

const rounds = 8

/**
 * Milliseconds that the losses and their gradient take on the lite network, by what is wired: several styles, masks and
 * total variation are to add little to one style.
 */
export async function benchTerms(
  _: Session,
  { quick }: BenchOptions,
  say: (what: string) => void,
): Promise<Section> {
  const size = quick ? 128 : 256
  const pool = new NetworkPool(weights)
  const network = await pool.get('lite-encoder', { upTo: 'relu5_1' })
  const image = picture(size)
  const cases = [
    { name: 'content and a style', terms: termsOf(network, image, [undefined], false) },
    { name: '… and total variation', terms: termsOf(network, image, [undefined], true) },
    { name: '… with three masked styles', terms: termsOf(network, image, thirds(size), true) },
  ].map((one) => ({ ...one, values: [] as number[] }))
  say(`loss terms, ${size} px`)
  // In turns, so that what else runs on the machine disturbs all alike; the first round warms up.
  for (let round = 0; round <= rounds; round++) {
    for (const { terms, values } of cases) {
      const ms = await timed(async () => (await evaluateTerms(image, terms)).gradient.dispose())
      if (round > 0) values.push(ms)
    }
  }
  for (const { terms } of cases) disposeTerms(terms)
  image.dispose()
  pool.dispose()
  const samples = cases.map(({ name, values }) => ({ name, unit: 'ms/step', values }))
  return section(`Loss terms, lite ${size} px`, samples)
}

function picture(size: number): Tensor3D {
  const values = Float32Array.from({ length: size * size * 3 }, (_, i) => ((i * 7919) % 251) / 251)
  return tensorFrom(values, [size, size, 3]) as Tensor3D
}

/** Three upright stripes whose edges fade into each other over a twentieth of the width. */
function thirds(size: number): Guide[] {
  const share = (x: number, stripe: number) =>
    Math.min(1, Math.max(0, 10.5 - Math.abs(((x + 0.5) / size - (2 * stripe + 1) / 6) * 60)))
  return [0, 1, 2].map((stripe) => {
    const values = Float32Array.from({ length: size * size }, (_, i) => share(i % size, stripe))
    return new Guide({ width: size, height: size, values })
  })
}

function termsOf(
  network: FrozenNetwork,
  image: Tensor3D,
  styles: readonly (Guide | undefined)[],
  smooth: boolean,
): LossTerm[] {
  const pooling = 'avg'
  const layers = ['relu1_1', 'relu2_1', 'relu3_1', 'relu4_1']
  const taps = network.activations(image, [...layers, 'relu4_2'], pooling)
  const terms = [...taps].flatMap(([layer, target]) => {
    const [needs, form, weight] = [{ network, layer, pooling }, 'relative', 1] as const
    if (layer === 'relu4_2') return [contentTerm({ needs, target, form, weight })]
    const gram = gramMatrix(target)
    const made = styles.map((guide) => styleTerm({ needs, target: gram, form, weight, guide }))
    gram.dispose()
    return made
  })
  disposeTensors(taps.values())
  return smooth ? [...terms, totalVariationTerm({ weight: 1 })] : terms
}
