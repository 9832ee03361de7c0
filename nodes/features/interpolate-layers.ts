import { type RunContext, UserError } from '../../src/core/context'
import { slider } from '../../src/core/param'
import { cloneTensor, copyCost, disposeTensors, Ledger, shapeBytes, type Tensor } from '../../src/tensor'
import { type LayeredSize, type LayeredValue, layerNamed } from '../ports/layered'
import { differenceOf } from './alike'

export const interpolationAmount = slider({
  label: 'Amount',
  doc: '0 is all the first, 1 all the second; between, (1 − amount)·A + amount·B.',
  default: 0.5,
  min: 0,
  max: 1,
  step: 0.01,
})

/**
 * Interpolates layer by layer as `mix` says; none is left behind when one of them fails.
 *
 * @throws UserError when the two are not of the same layers and sizes.
 */
export function interpolateLayers<T extends Tensor>(
  a: LayeredValue<T>,
  b: LayeredValue<T>,
  mix: (a: T, b: T) => T,
  context: RunContext,
): LayeredValue<T> {
  check(a, b)
  const own = (tensor: T) => context.own(tensor, (owned) => disposeTensors([owned]))
  const mixed = [...a.layers].map(([layer, tensor]): [string, T] => [
    layer,
    own(mix(tensor, layerNamed(b, layer))),
  ])
  const gray = a.gray === true && b.gray === true
  return { ...a, gray, layers: new Map(mixed.map(([layer, tensor]) => [layer, cloneTensor(tensor)])) }
}

export function interpolateForecast<S extends readonly number[]>(size: LayeredSize<S>) {
  const shapes = Object.values(size.layers)
  const ledger = new Ledger()
  for (const shape of shapes) {
    // The sum, and its parts.
    ledger.pass(3 * shapeBytes(shape))
    ledger.take(shapeBytes(shape))
  }
  // Every layer is handed to the cache as a second handle.
  ledger.takeAll(ledger.live)
  return { work: copyCost(...shapes, ...shapes, ...shapes).work, peak: ledger.peak }
}

function check(a: LayeredValue<Tensor>, b: LayeredValue<Tensor>): void {
  const differing = differenceOf(a, b)
  if (differing) {
    const [first, second] = differing
    throw new UserError(
      `The first has ${first}; the second has ${second}.`,
      'Choose the same network, pooling, border, layers and channels for both.',
      { port: 'b' },
    )
  }
  for (const [layer, { shape }] of a.layers) {
    const other = layerNamed(b, layer).shape
    if (shape.join() === other.join()) continue
    throw new UserError(
      `At ${layer} the first has the shape [${shape.join(', ')}], the second [${other.join(', ')}].`,
      'Crop and resize both pictures to one size, or interpolate Gram matrices, which have no size.',
      { port: 'b' },
    )
  }
}
