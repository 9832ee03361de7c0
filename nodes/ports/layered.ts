import type { RunContext } from '../../src/core/context'
import type { Pixels, Preview } from '../../src/core/preview'
import type { View } from '../../src/core/view'
import {
  type ChannelRange,
  cloneTensor,
  disposeTensors,
  type FrozenNetwork,
  type PaddingMode,
  type Pooling,
  shapeBytes,
  type Tensor,
} from '../../src/tensor'
import { contactSheet } from './contact-sheet'

/** Tensors by layer, with what is needed to compute the like of another picture. */
export interface LayeredValue<T extends Tensor> {
  /** Borrowed from the pool. */
  readonly network: FrozenNetwork
  readonly pooling: Pooling
  /** Default zeros. */
  readonly padding?: PaddingMode | undefined
  /** Whether the pictures that they come from are all gray; false when absent. */
  readonly gray?: boolean | undefined
  /** Which channels of the layers these are; all of them when absent. */
  readonly channels?: ChannelRange
  /** In order of depth; owned. */
  readonly layers: ReadonlyMap<string, T>
}

/** The size of such a value: the network by its id, and a shape for each layer. */
export interface LayeredSize<S extends readonly number[] = readonly number[]> {
  readonly network: string
  readonly pooling: Pooling
  /** Default zeros. */
  readonly padding?: PaddingMode | undefined
  /** In order of depth. */
  readonly layers: Readonly<Record<string, S>>
}

export function sizeOfLayers<T extends Tensor>({
  network,
  pooling,
  padding,
  layers,
}: LayeredValue<T>): LayeredSize<T['shape']> {
  const shapes = Object.fromEntries(
    [...layers].map(([layer, { shape }]): [string, T['shape']] => [layer, shape]),
  )
  return { network: network.id, pooling, padding, layers: shapes }
}

export function layeredBytes({ layers }: LayeredSize): number {
  return Object.values(layers).reduce((sum, shape) => sum + shapeBytes(shape), 0)
}

export function describeLayers({ layers }: LayeredValue<Tensor>): string {
  return [...layers].map(([layer, { shape }]) => `${layer} [${shape.join(', ')}]`).join(', ')
}

/** Each layer as a view of its own. */
export function listLayers<T extends Tensor>(
  { layers }: LayeredValue<T>,
  measure: (tensor: T) => Omit<View, 'id' | 'label'>,
): readonly View[] {
  return [...layers].map(([layer, tensor]) => ({ id: layer, label: layer, ...measure(tensor) }))
}

/** @throws Error when there is no such layer; callers choose from `listLayers`. */
export function layerNamed<T extends Tensor>({ layers }: LayeredValue<T>, name: string): T {
  const layer = layers.get(name)
  if (!layer) throw new Error(`There is no layer ${name} here.`)
  return layer
}

/** Computes a tensor from each layer's; none is left behind when one of them fails. */
export function mapLayers<T extends Tensor, U extends Tensor>(
  layers: ReadonlyMap<string, T>,
  compute: (tensor: T) => U,
  context: RunContext,
): Map<string, U> {
  const own = (tensor: U) => context.own(tensor, (owned) => disposeTensors([owned]))
  const computed = new Map([...layers].map(([layer, tensor]) => [layer, own(compute(tensor))]))
  return new Map([...computed].map(([layer, tensor]) => [layer, cloneTensor(tensor)]))
}

/** Draws the layers side by side in one row, each as `draw` shows it. */
export async function previewLayers<T extends Tensor>(
  { layers }: LayeredValue<T>,
  maxSide: number,
  unit: string,
  draw: (tensor: T, maxSide: number) => Promise<Pixels>,
): Promise<Preview> {
  const share = Math.max(
    16,
    Math.floor(Math.min(maxSide, 2048) / Math.ceil(Math.sqrt(Math.max(1, layers.size)))),
  )
  const tiles: Pixels[] = []
  for (const tensor of layers.values()) tiles.push(await draw(tensor, share))
  const caption = [...layers]
    .map(([layer, { shape }]) => `${layer}: ${shape.at(-1) ?? 0} ${unit}`)
    .join(' · ')
  return { kind: 'picture', caption, ...contactSheet(tiles) }
}
