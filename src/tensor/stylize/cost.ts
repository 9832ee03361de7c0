import type { Cost, Shape3 } from '../cost'
import { floatBytes, kernelWork, Ledger, shapeBytes, valuesIn, valueWork } from '../cost'
import { activationShape, convolutionWork, forwardCost, pathTo, weightBytes } from '../networks/cost'
import type { LayerInfo } from '../networks/plan'
import { encodedLayers, sharpLayer, styledLayers } from './decoder'
import { marginsTo } from './stylize'

/** A decoder's layer by its sizes. */
export interface DecoderLayerSize {
  /** With those that join. */
  readonly from: number
  readonly to: number
  readonly enlarge: boolean
  readonly joins?: string
}

/** Elementwise kernels of the transfer of moments, over the features of content and style. */
const transferKernels = 8

/** Kernels of one layer of the decoder: its enlargement, what joins, its padding, its convolution. */
const decoderKernels = 4

/** What `stylizeAdain` takes. @returns undefined when the encoder does not reach deep enough. */
export function stylizeCost(
  content: Shape3,
  style: Shape3,
  encoder: readonly LayerInfo[],
  decoder: readonly DecoderLayerSize[],
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
    const kernels = name === sharpLayer ? 1 : transferKernels
    work += kernels * (kernelWork + valueWork * valuesIn(x))
    // What is given the other's moments, and the blend of it with what was there; or what fades.
    ledger.pass(kernels === 1 ? shapeBytes(x) : 4 * shapeBytes(x))
    if (kernels > 1) ledger.free(shapeBytes(activationShape(layer, style)))
  }
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
  ledger.pass(2 * shapeBytes(padded))
  const { peak, largest } = ledger
  return { work: work + 2 * valueWork * valuesIn(padded), peak, largest }
}

function decoderBytes({ from, to }: DecoderLayerSize): number {
  return floatBytes * (9 * from * to + to)
}
