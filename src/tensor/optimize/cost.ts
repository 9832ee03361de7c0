import type { Cost, Shape3 } from '../cost'
import { kernelWork, Ledger, shapeBytes, valuesIn, valueWork } from '../cost'
import type { TermSight, TermSize } from '../losses/cost'
import { scoreCost } from '../losses/cost'
import type { PaddingMode } from '../networks/border'
import { activationShape, backwardCost, forwardCost, pathTo, weightBytes } from '../networks/cost'
import type { LayerInfo } from '../networks/plan'
import type { OptimizerName } from './optimize-pixels'
import { planTiles } from './tiles'

/** What one step of an optimizer takes, its average and its clipping included. */
interface StepSize {
  /** Elementwise kernels over the image. */
  readonly kernels: number
  /** Images that it has allocated at once, the state before it aside. */
  readonly images: number
  /** Images that it remembers. */
  readonly memory: number
}

function stepSize({ optimizer, pyramid, history, iterations }: OptimizeSize): StepSize {
  if (optimizer === 'adam') {
    // Coarser copies together are a third of the picture; each level's move is enlarged to the next.
    const coarser = pyramid > 0 ? 1 / 3 : 0
    return { kernels: 18 + 20 * coarser, images: 13 + 14 * coarser, memory: 2 + 2 * coarser }
  }
  const pairs = Math.min(history, Math.max(0, iterations - 1))
  const kernels = 32 + 9 * pairs
  // The gradient and, besides the pairs, the last move; or the line, and the gradient at its best point.
  return optimizer === 'lbfgs'
    ? { kernels, images: 8, memory: 2 * pairs + 2 }
    : { kernels: kernels + 16, images: 8, memory: 2 * pairs + 4 }
}

/** The same for the terms on the image itself: total variation differs along both axes. */
const imageTermKernels = 16
const imageTermImages = 6

export interface OptimizeSize {
  readonly image: Shape3
  readonly terms: readonly TermSize[]
  readonly iterations: number
  readonly averaging: boolean
  /** Longer pictures go through the networks in pieces of at most this size, in px. */
  readonly tileSide?: number
  /** Of each term by itself. */
  readonly normalized?: boolean
  /** Networks see the picture moved, but for the terms that know places of it. */
  readonly jitter?: boolean
  readonly optimizer: OptimizerName
  /** Coarser copies that Adam moves as well. */
  readonly pyramid: number
  /** Steps that L-BFGS remembers. */
  readonly history: number
  /** The layers of a network by its id; undefined when there is no such network. */
  layers(network: string): readonly LayerInfo[] | undefined
}

/** The terms that share one run of one network: what sees each layer. */
interface Group {
  readonly path: readonly LayerInfo[]
  readonly padding: PaddingMode
  readonly statistics: ReadonlyMap<LayerInfo, readonly TermSight[]>
}

/**
 * What `optimizePixels` takes: for each step one forward and one backward pass of every network that the terms need,
 * however many terms there are, and the scores; at the end one more forward pass.
 *
 * @returns undefined when a term needs a network or a layer that does not exist.
 */
export function optimizeCost(size: OptimizeSize): Cost | undefined {
  const { image, terms, iterations, averaging } = size
  const groups = groupsOf(size)
  if (!groups) return undefined
  const imageBytes = shapeBytes(image)
  const ofImage = terms.filter(({ needs }) => !needs).length
  const imageKernel = kernelWork + valueWork * valuesIn(image)
  const ledger = new Ledger()
  const { kernels, images, memory } = stepSize(size)
  // Where it starts, pixels, what the optimizer remembers and, with averaging, the average.
  ledger.takeAll((averaging ? 3 : 2) * imageBytes + memory * imageBytes)
  ledger.takeAll(weightsOf(size, iterations > 0))

  const evaluate = (withGradient: boolean): number => {
    const start = ledger.live
    let work = imageTermKernels * ofImage * imageKernel
    for (const group of groups) {
      const before = ledger.live
      work += evaluateInTiles(group, size, withGradient, ledger)
      // The pass and the gradients at its layers are freed; the gradient at the image stays.
      ledger.free(ledger.live - before - (withGradient ? imageBytes : 0))
    }
    ledger.pass((ofImage > 0 ? imageTermImages : 2) * imageBytes)
    ledger.free(ledger.live - start)
    return work
  }
  const step = iterations > 0 ? evaluate(true) + kernels * imageKernel : 0
  if (iterations > 0) ledger.pass(images * imageBytes)
  const work = iterations * step + evaluate(false)
  return { work, peak: ledger.peak, largest: ledger.largest }
}

/** Of each piece of the picture its activations are freed before the next: the largest decides about the memory. */
function evaluateInTiles(
  group: Group,
  { image, tileSide = Number.POSITIVE_INFINITY, normalized }: OptimizeSize,
  withGradient: boolean,
  ledger: Ledger,
): number {
  const [height, width, channels] = image
  const tiles = planTiles({ width, height }, tileSide, group.path)
  if (tiles.length === 1) return evaluateGroup(group, image, withGradient, ledger)
  let work = 0
  // The gradient at the image, and its sum with that of a piece.
  if (withGradient) ledger.takeAll(3 * shapeBytes(image))
  for (const { outer } of tiles) {
    const shape: Shape3 = [outer.height, outer.width, channels]
    const before = ledger.live
    ledger.take(shapeBytes(shape))
    work += evaluateGroup(group, shape, false, ledger)
    ledger.free(ledger.live - before)
    if (!withGradient) continue
    if (normalized) work += evaluateGroup(group, shape, false, ledger)
    ledger.free(ledger.live - before)
    ledger.take(shapeBytes(shape))
    work += evaluateGroup(group, shape, true, ledger)
    ledger.free(ledger.live - before)
    work += tileKernels * (kernelWork + valueWork * valuesIn(image))
  }
  return work
}

/** Elementwise kernels over the image that add a piece's gradient to it. */
const tileKernels = 2

function evaluateGroup(
  { path, padding, statistics }: Group,
  image: Shape3,
  withGradient: boolean,
  ledger: Ledger,
): number {
  const taps = [...statistics.keys()].map(({ name }) => name)
  let work = forwardCost(path, image, taps, withGradient, ledger, padding)
  for (const [layer, seen] of statistics) {
    work += scoreCost(activationShape(layer, image), seen, withGradient, ledger)
  }
  return withGradient ? work + backwardCost(path, image, taps, ledger, padding) : work
}

function groupsOf({ terms, layers, normalized, jitter }: OptimizeSize): readonly Group[] | undefined {
  const found = new Map<string, Group>()
  for (const term of terms) {
    const { needs } = term
    if (!needs) continue
    const known = layers(needs.network)
    const path = known && pathTo(known, [needs.layer])
    const layer = path?.at(-1)
    if (!path || !layer) return undefined
    const { padding = 'zeros' } = needs
    const id = `${needs.network} ${needs.pooling} ${padding} ${jitter && term.inPlace ? 'in place' : ''}`
    const group = found.get(id)
    const statistics = new Map(group?.statistics)
    // Normalized terms share nothing, as if each looked through a mask of its own.
    const sight: TermSight = normalized ? { ...term, guided: true } : term
    statistics.set(layer, [...(statistics.get(layer) ?? []), sight])
    const deeper = group && group.path.length > path.length ? group.path : path
    found.set(id, { path: deeper, padding, statistics })
  }
  return [...found.values()]
}

/** Bytes of the weights: once for each network, as deep as it is needed. */
function weightsOf({ terms, layers }: OptimizeSize, backward: boolean): number {
  const names = new Map<string, string[]>()
  for (const { needs } of terms) {
    if (needs) names.set(needs.network, [...(names.get(needs.network) ?? []), needs.layer])
  }
  return [...names].reduce((sum, [network, needed]) => {
    return sum + weightBytes(pathTo(layers(network) ?? [], needed) ?? [], backward)
  }, 0)
}
