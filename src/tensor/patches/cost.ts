import { type Cost, kernelWork, type Shape3, shapeBytes, valuesIn, valueWork } from '../cost'
import { type PatchLevel, type PyramidChoice, patchLevels, withMargins } from './levels'
import { backWork, patchesAlong, viewWork } from './view'

interface VariationsSize extends PyramidChoice {
  readonly size: { readonly width: number; readonly height: number }
  readonly count: number
  readonly projections: number
}

/** Work of counting one value along one direction into bins, and of moving it. */
const countWork = 150
/** Elementwise kernels of a step of Adam, and pictures that it has allocated at once. */
const adamKernels = 14
const adamImages = 13

/** What `patchVariations` takes, and how many steps it does. */
export function variationsCost(
  [height, width]: Shape3,
  { size, count, projections, ...choice }: VariationsSize,
): Cost & { readonly steps: number } {
  const levels = patchLevels({ width, height }, size, choice)
  const costs = levels.map((level) => levelCost(level, choice.patch, count, projections))
  return {
    steps: levels.reduce((sum, { steps }) => sum + steps, 0),
    work: costs.reduce((sum, { work }) => sum + work, 0),
    peak: Math.max(...costs.map(({ peak }) => peak)),
  }
}

function levelCost(level: PatchLevel, patch: number, count: number, projections: number): Cost {
  const canvas = withMargins(level.made, patch)
  const shape: Shape3 = [canvas.height, canvas.width, 3]
  const target: Shape3 = [level.source.height, level.source.width, 3]
  const [here, there] = [shape, target].map(([height, width]): [number, number] => [
    patchesAlong(height, patch, level.stride),
    patchesAlong(width, patch, level.stride),
  ]) as [[number, number], [number, number]]
  const look = ([rows, columns]: [number, number]) =>
    kernelWork + rows * viewWork(columns, patch, projections) + countWork * rows * columns * projections
  const adam = adamKernels * (kernelWork + valueWork * valuesIn(shape))
  const back = kernelWork + here[0] * backWork(here[1], patch, level.stride, projections)
  const seen = shapeBytes([...here, projections])
  const seenThere = shapeBytes([...there, projections])
  const image = shapeBytes(shape)
  return {
    work: level.steps * (look(there) + count * (look(here) + back + adam)),
    // Each variation with its moments, and what one of them takes in a step.
    peak:
      shapeBytes(target) +
      3 * count * image +
      Math.max(2 * seenThere, 4 * seen, 2 * seen + adamImages * image),
  }
}
