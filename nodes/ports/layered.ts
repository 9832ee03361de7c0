import type { RunContext } from '../../src/core/context'
import type { Pixels, Preview } from '../../src/core/preview'
import type { View } from '../../src/core/view'
import {
  type ChannelRange,
  cloneTensor,
  disposeTensors,
  type FrozenNetwork,
  type Pooling,
  shapeBytes,
  type Tensor,
} from '../../src/tensor'

/** Tensors by layer, with what is needed to compute the like of another picture. */
export interface LayeredValue<T extends Tensor> {
  /** Borrowed from the pool. */
  readonly network: FrozenNetwork
  readonly pooling: Pooling
  /** Which channels of the layers these are; all of them when absent. */
  readonly channels?: ChannelRange
  /** In order of depth; owned. */
  readonly layers: ReadonlyMap<string, T>
}

/** The size of such a value: the network by its id, and a shape for each layer. */
export interface LayeredSize<S extends readonly number[] = readonly number[]> {
  readonly network: string
  readonly pooling: Pooling
  /** In order of depth. */
  readonly layers: Readonly<Record<string, S>>
}

export function sizeOfLayers<T extends Tensor>({
  network,
  pooling,
  layers,
}: LayeredValue<T>): LayeredSize<T['shape']> {
  const shapes = Object.fromEntries(
    [...layers].map(([layer, { shape }]): [string, T['shape']] => [layer, shape]),
  )
  return { network: network.id, pooling, layers: shapes }
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
  return { kind: 'picture', caption, ...arrange(tiles) }
}

const gap = 4

/** Puts tiles into a square-ish grid on a transparent ground, each enlarged to its cell by whole numbers. */
function arrange(tiles: readonly Pixels[]): Pixels {
  const columns = Math.max(1, Math.ceil(Math.sqrt(tiles.length)))
  const rows = Math.max(1, Math.ceil(tiles.length / columns))
  const cell = {
    width: Math.max(1, ...tiles.map(({ width }) => width)),
    height: Math.max(1, ...tiles.map(({ height }) => height)),
  }
  const width = columns * (cell.width + gap) - gap
  const height = rows * (cell.height + gap) - gap
  const pixels = { width, height, data: new Uint8ClampedArray(width * height * 4) }
  tiles.forEach((tile, index) => {
    const factor = Math.max(1, Math.floor(Math.min(cell.width / tile.width, cell.height / tile.height)))
    const left = (index % columns) * (cell.width + gap)
    const top = Math.floor(index / columns) * (cell.height + gap)
    draw(tile, factor, pixels, left, top)
  })
  return pixels
}

/** Copies `tile` to (left, top) with every pixel as a square of `factor` px; the numbers of a matrix stay countable. */
function draw(tile: Pixels, factor: number, onto: Pixels, left: number, top: number): void {
  const from = new Uint32Array(tile.data.buffer, tile.data.byteOffset, tile.width * tile.height)
  const to = new Uint32Array(onto.data.buffer)
  for (let y = 0; y < tile.height * factor; y++) {
    const source = Math.floor(y / factor) * tile.width
    const target = (top + y) * onto.width + left
    for (let x = 0; x < tile.width * factor; x++) to[target + x] = from[source + Math.floor(x / factor)] ?? 0
  }
}
