import { matchColorCost } from '../colors/match-color'
import type { Cost, Shape3 } from '../cost'
import { floatBytes, kernelWork, Ledger, shapeBytes, valuesIn, valueWork } from '../cost'
import { activationShape, convolutionWork, forwardCost, pathTo, weightBytes } from '../networks/cost'
import type { LayerInfo } from '../networks/plan'
import type { EncodedShapes } from './decode'
import { encodedLayers, sharpLayer, styledLayers } from './decoder'
import { marginsTo, type PictureSize, step } from './margins'
import type { TransferredStatistics } from './transfer'

/** A decoder's layer by its sizes. */
export interface DecoderLayerSize {
  /** With those that join. */
  readonly from: number
  readonly to: number
  readonly enlarge: boolean
  readonly joins?: string
}

/** Elementwise kernels of the transfer of moments, of which those with a value per channel take twice as long. */
const transferKernels = 16

/** Elementwise kernels of the blend with what was there. */
const blendKernels = 3

/** Kernels of one layer of the decoder: its enlargement, what joins, its padding, its convolution. */
const decoderKernels = 4

/** Work of one value that is sorted with where it comes from, and put where its rank belongs. */
const rankWork = 2000

/** What the transfer of statistics to one layer takes; its result is the only thing left. */
function layerCost(content: Shape3, style: Shape3, statistics: TransferredStatistics): Cost {
  const own = valuesIn(content)
  const sorted = statistics === 'distribution' ? rankWork * (own + valuesIn(style)) : 0
  const kernels = sorted > 0 ? blendKernels : transferKernels
  return {
    work: sorted + kernels * (kernelWork + valueWork * own),
    // What is given the other's statistics, and the blend of it with what was there.
    peak: 4 * shapeBytes(content),
  }
}

/**
 * What `transferStatistics` takes. @returns undefined when the style lacks a layer.
 *
 * @param content and `style` are shapes by the names of their layers.
 */
export function transferCost(
  content: EncodedShapes,
  style: EncodedShapes,
  statistics: TransferredStatistics,
): Cost | undefined {
  const ledger = new Ledger()
  let work = 0
  for (const [layer, shape] of Object.entries(content)) {
    const other = style[layer]
    if (layer === sharpLayer) {
      work += kernelWork + valueWork * valuesIn(shape)
    } else {
      if (!other) return undefined
      const once = layerCost(shape, other, statistics)
      work += once.work
      ledger.pass(once.peak)
    }
    ledger.takeAll(shapeBytes(shape))
  }
  return { work, peak: ledger.peak }
}

/** What `decodeFeatures` takes for a picture of this size. */
export function decodeCost(
  features: EncodedShapes,
  size: PictureSize,
  decoder: readonly DecoderLayerSize[],
): Cost {
  const { bottom, right } = marginsTo(size)
  const [height, width] = [size.height + bottom, size.width + right]
  const ledger = new Ledger()
  ledger.takeAll(decoder.reduce((sum, layer) => sum + decoderBytes(layer), 0))
  const whole = encodedLayers.map((layer, depth): Shape3 => {
    const side = step / 2 ** depth
    return [height / side, width / side, features[layer]?.[2] ?? 0]
  })
  ledger.takeAll(whole.reduce((sum, shape) => sum + shapeBytes(shape), 0))
  const padding = whole.reduce((sum, shape) => sum + kernelWork + valueWork * valuesIn(shape), 0)
  const [deepest = [0, 0, 0]] = whole
  const work = padding + drawnCost(deepest, decoder, ledger)
  const { peak, largest } = ledger
  return { work, peak, largest }
}

/** What `stylizeAdain` takes. @returns undefined when the encoder does not reach deep enough. */
export function stylizeCost(
  content: Shape3,
  style: Shape3,
  encoder: readonly LayerInfo[],
  decoder: readonly DecoderLayerSize[],
  statistics: TransferredStatistics,
  colors = true,
): Cost | undefined {
  const path = pathTo(encoder, encodedLayers)
  if (!path) return undefined
  const [height, width] = content
  const { bottom, right } = marginsTo({ width, height })
  const padded: Shape3 = [height + bottom, width + right, 3]
  const ledger = new Ledger()
  ledger.takeAll(weightBytes(path, false) + decoder.reduce((sum, layer) => sum + decoderBytes(layer), 0))
  if (bottom + right > 0) ledger.take(shapeBytes(padded))
  let work = forwardCost(path, padded, encodedLayers, false, ledger, 'replicate')
  work += forwardCost(path, style, styledLayers, false, ledger, 'replicate')

  let x: Shape3 = padded
  for (const name of [...encodedLayers].reverse()) {
    const layer = path.find((one) => one.name === name)
    if (!layer) continue
    x = activationShape(layer, padded)
    if (name === sharpLayer) {
      work += kernelWork + valueWork * valuesIn(x)
      ledger.pass(shapeBytes(x))
    } else {
      const other = activationShape(layer, style)
      const once = layerCost(x, other, statistics)
      work += once.work
      ledger.pass(once.peak)
      ledger.free(shapeBytes(other))
    }
  }
  work += drawnCost(x, decoder, ledger)
  if (colors) {
    const matching = matchColorCost(content, style, 'rgb')
    work += matching.work
    ledger.pass(matching.peak)
  }
  const { peak, largest } = ledger
  return { work, peak, largest }
}

/** Thinks through `AdainDecoder.decode` from its deepest layer, and the cut to size. @returns the work. */
function drawnCost(deepest: Shape3, decoder: readonly DecoderLayerSize[], ledger: Ledger): number {
  let work = 0
  let x = deepest
  ledger.take(shapeBytes(x))
  for (const layer of decoder) {
    const times = layer.enlarge ? 2 : 1
    const [rows, columns] = [times * x[0], times * x[1]]
    const y: Shape3 = [rows, columns, layer.to]
    const large: Shape3 = [rows, columns, x[2]]
    const all: Shape3 = [rows, columns, layer.from]
    const ring = shapeBytes([rows + 2, columns + 2, layer.from])
    const enlarged = layer.enlarge ? shapeBytes(large) : 0
    const joined = layer.joins === undefined ? 0 : shapeBytes(all)
    ledger.pass(ring + Math.max(enlarged + joined, 2 * shapeBytes(y)))
    ledger.take(shapeBytes(y))
    ledger.free(shapeBytes(x))
    work += decoderKernels * kernelWork + convolutionWork(rows * columns, layer.from, layer.to)
    work += valueWork * (valuesIn(all) + (layer.enlarge ? valuesIn(large) : 0))
    x = y
  }
  // The picture clipped, and cut to the size of the content.
  ledger.pass(2 * shapeBytes(x))
  return work + 2 * valueWork * valuesIn(x)
}

function decoderBytes({ from, to }: DecoderLayerSize): number {
  return floatBytes * (9 * from * to + to)
}
