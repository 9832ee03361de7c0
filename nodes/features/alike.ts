import { titleOfNetwork } from '../../models'
import type { Tensor } from '../../src/tensor'
import type { LayeredValue } from '../ports/layered'
import { borders, poolings } from './network'

/** What two values were made by, in the words of the controls, where that differs; their sizes may. */
export function differenceOf(
  a: LayeredValue<Tensor>,
  b: LayeredValue<Tensor>,
): readonly [string, string] | undefined {
  const [first, second] = [described(a), described(b)]
  return first === second ? undefined : [first, second]
}

/** What a value was made by, in the words of the controls. */
export function described({
  network,
  pooling,
  padding = 'zeros',
  layers,
  channels,
}: LayeredValue<Tensor>): string {
  return [
    `Network: ${titleOfNetwork(network.id)}`,
    `Pooling: ${called(poolings, pooling)}`,
    `Border: ${called(borders, padding)}`,
    `Layers: ${[...layers.keys()].join(', ')}`,
    ...(channels ? [`Channels: ${channels.first}–${channels.first + channels.count - 1}`] : []),
  ].join(', ')
}

function called(options: readonly { readonly value: string; readonly label: string }[], value: string) {
  return options.find((option) => option.value === value)?.label ?? value
}
