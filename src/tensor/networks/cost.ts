import type { Ledger, Shape3 } from '../cost'
import { floatBytes, kernelWork, shapeBytes, valuesIn, valueWork } from '../cost'
import type { PaddingMode } from './border'
import { multiplyAdds } from './fused-convolution'
import type { LayerInfo } from './plan'

/** Work of one value through the gradient of a pooling, which on wasm is a kernel of ours without SIMD. */
const poolGradientWork = 100

/** The activation of a layer for a picture of the given size. */
export function activationShape({ block, channels }: LayerInfo, [height, width]: Shape3): Shape3 {
  const halvings = 2 ** (block - 1)
  return [Math.floor(height / halvings), Math.floor(width / halvings), channels]
}

/** The layers from the input to the deepest of those named; undefined when one of them does not exist. */
export function pathTo(
  layers: readonly LayerInfo[],
  names: readonly string[],
): readonly LayerInfo[] | undefined {
  const depths = names.map((name) => layers.findIndex((layer) => layer.name === name))
  return depths.includes(-1) ? undefined : layers.slice(0, Math.max(-1, ...depths) + 1)
}

/** Bytes of the weights of all layers of a path; with the backward pass, of its turned filters as well. */
export function weightBytes(path: readonly LayerInfo[], backward: boolean): number {
  return path.reduce((sum, { channels }, depth) => {
    const filter = 9 * (path[depth - 1]?.channels ?? 3) * channels
    return sum + floatBytes * (filter * (backward ? 2 : 1) + channels)
  }, 0)
}

/** Work of a 3x3 convolution that gives `places` values in each of `to` channels. */
export function convolutionWork(places: number, from: number, to: number): number {
  return 2 * multiplyAdds(places, 3, 3, from, to) + valueWork * places * to
}

/** Kernels of one layer: forward its pooling, its convolution and a tap; backward the mask, the sum and a copy too. */
const kernels = { forward: 2, backward: 5 }

/** One layer of a pass with what surrounds it. */
interface Stage {
  /** What the convolution gets with its border repeated; null where it has zeros around. */
  readonly bordered: Shape3 | null
  readonly layer: LayerInfo
  readonly input: Shape3
  /** What the convolution gets: `input`, or its pooling. */
  readonly convolved: Shape3
  readonly pooled: boolean
  readonly output: Shape3
}

function stagesOf(path: readonly LayerInfo[], image: Shape3, padding: PaddingMode): Stage[] {
  return path.map((layer, depth) => {
    const previous = path[depth - 1]
    const input = previous ? activationShape(previous, image) : image
    const output = activationShape(layer, image)
    const pooled = previous !== undefined && previous.block !== layer.block
    const [height, width] = output
    const bordered: Shape3 | null = padding === 'zeros' ? null : [height + 2, width + 2, input[2]]
    return { layer, input, convolved: [height, width, input[2]], bordered, pooled, output }
  })
}

/** Kernels that repeat a border, or add it to what it repeats, and how often they go over all of it. */
const border = { kernels: 8, passes: 1 }

const borderWork = (bordered: Shape3 | null) =>
  bordered ? border.kernels * kernelWork + border.passes * valueWork * valuesIn(bordered) : 0

const workOf = ({ input, convolved: [height, width, from], bordered, output, pooled }: Stage) =>
  kernels.forward * kernelWork +
  borderWork(bordered) +
  convolutionWork(height * width, from, output[2]) +
  (pooled ? valueWork * valuesIn(input) : 0)

const workBack = ({ input, convolved, bordered, output, pooled }: Stage) =>
  kernels.backward * kernelWork +
  borderWork(bordered) +
  convolutionWork(placesOf(bordered ?? convolved), output[2], convolved[2]) +
  3 * valueWork * valuesIn(output) +
  (pooled ? poolGradientWork * valuesIn(input) : 0)

const placesOf = ([height, width]: Shape3) => height * width

/**
 * Thinks through `NetworkPass.forward` on a picture: what it leaves allocated are the taps and, when kept for the
 * way back, everything else.
 *
 * @returns the work.
 */
export function forwardCost(
  path: readonly LayerInfo[],
  image: Shape3,
  taps: readonly string[],
  keep: boolean,
  ledger: Ledger,
  padding: PaddingMode = 'zeros',
): number {
  let work = valueWork * valuesIn(image)
  let x = shapeBytes(image)
  let tapped = false
  ledger.take(x)
  for (const stage of stagesOf(path, image, padding)) {
    const bordered = stage.bordered ? shapeBytes(stage.bordered) : 0
    const pooled = stage.pooled ? shapeBytes(stage.convolved) : 0
    const output = shapeBytes(stage.output)
    work += workOf(stage)
    ledger.take(pooled)
    // Bands of rows, and then the whole that they are put together to.
    ledger.pass(Math.max(2 * output, bordered + output, 2 * bordered))
    ledger.take(output)
    if (!keep) ledger.free(pooled + (tapped ? 0 : x))
    x = output
    tapped = taps.includes(stage.layer.name)
  }
  return work
}

/**
 * Thinks through `NetworkPass.backward` after a forward pass that was kept and gradients at the taps, all of which
 * are in the ledger. Leaves the picture's gradient and the taps allocated.
 *
 * @returns the work.
 */
export function backwardCost(
  path: readonly LayerInfo[],
  image: Shape3,
  taps: readonly string[],
  ledger: Ledger,
  padding: PaddingMode = 'zeros',
): number {
  let work = 0
  let flowing = 0
  for (const stage of stagesOf(path, image, padding).reverse()) {
    const bordered = stage.bordered ? shapeBytes(stage.bordered) : 0
    const output = shapeBytes(stage.output)
    const tapped = taps.includes(stage.layer.name)
    work += workBack(stage)
    // The sum with what comes from the losses here, or a handle of its own.
    if (flowing > 0) {
      ledger.take(output)
      ledger.free(flowing)
    }
    // Without a flowing gradient it is the tap's own, which somebody else owns.
    const owned = flowing > 0 ? output : 0
    flowing = shapeBytes(stage.convolved)
    // Either in bands, or at once with the masked gradient and its mask beside it.
    const whole = bordered || flowing
    ledger.pass(Math.max(2 * whole, whole + 2 * output, 3 * bordered))
    ledger.take(flowing)
    ledger.free(owned + (tapped ? 0 : output))
    if (!stage.pooled) continue
    const unpooled = shapeBytes(stage.input)
    ledger.pass(2 * unpooled)
    ledger.take(unpooled)
    ledger.free(2 * flowing)
    flowing = unpooled
  }
  return work
}
