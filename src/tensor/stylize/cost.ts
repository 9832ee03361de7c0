import type { Cost, Shape3 } from '../cost'
import { floatBytes, kernelWork, Ledger, shapeBytes, valuesIn, valueWork } from '../cost'
import { convolutionWork, forwardCost, pathTo, weightBytes } from '../networks/cost'
import type { LayerInfo } from '../networks/plan'
import { encodedLayer, marginsTo } from './stylize'

/** A decoder's layer by its sizes. */
export interface DecoderLayerSize {
  readonly from: number
  readonly to: number
  readonly upsample: boolean
}

/** Elementwise kernels of the transfer of moments, over the features of content and style. */
const transferKernels = 8

/** Kernels of one layer of the decoder: its padding, its convolution, its enlargement. */
const decoderKernels = 3

/** What `stylizeAdain` takes. @returns undefined when the encoder does not reach deep enough. */
export function stylizeCost(
  content: Shape3,
  style: Shape3,
  encoder: readonly LayerInfo[],
  decoder: readonly DecoderLayerSize[],
): Cost | undefined {
  const path = pathTo(encoder, [encodedLayer])
  if (!path) return undefined
  const [height, width] = content
  const { bottom, right } = marginsTo({ width, height })
  const padded: Shape3 = [height + bottom, width + right, 3]
  const ledger = new Ledger()
  ledger.takeAll(weightBytes(path, false) + decoder.reduce((sum, layer) => sum + decoderBytes(layer), 0))
  if (bottom + right > 0) ledger.take(shapeBytes(padded))
  let work = forwardCost(path, padded, [encodedLayer], false, ledger)
  work += forwardCost(path, style, [encodedLayer], false, ledger)

  const channels = path.at(-1)?.channels ?? 0
  let x: Shape3 = [padded[0] / 8, padded[1] / 8, channels]
  // What is given the other's moments, and the blend of it with what was there.
  ledger.pass(4 * shapeBytes(x))
  ledger.takeAll(2 * shapeBytes(x))
  work += transferKernels * (kernelWork + valueWork * valuesIn(x))
  for (const layer of decoder) {
    const [rows, columns] = x
    const y: Shape3 = [rows, columns, layer.to]
    const next: Shape3 = layer.upsample ? [2 * rows, 2 * columns, layer.to] : y
    const ring = shapeBytes([rows + 2, columns + 2, layer.from])
    ledger.pass(ring + Math.max(2 * shapeBytes(y), shapeBytes(y) + (layer.upsample ? shapeBytes(next) : 0)))
    ledger.take(shapeBytes(next))
    ledger.free(shapeBytes(x))
    work += decoderKernels * kernelWork + convolutionWork(rows * columns, layer.from, layer.to)
    work += valueWork * (valuesIn(x) + (layer.upsample ? valuesIn(next) : 0))
    x = next
  }
  // The picture clipped, and cut to the size of the content.
  ledger.pass(2 * shapeBytes(padded))
  const { peak, largest } = ledger
  return { work: work + 2 * valueWork * valuesIn(padded), peak, largest }
}

function decoderBytes({ from, to }: DecoderLayerSize): number {
  return floatBytes * (9 * from * to + to)
}
