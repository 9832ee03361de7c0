import { UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { integer, toggle } from '../../src/core/param'
import { port } from '../../src/core/port'
import { interpolateSpherically, type Tensor2D, tensorFrom, valuesOf } from '../../src/tensor'
import { Latent } from '../ports'

export const generateLatentWalk = defineNode({
  type: 'generate/latent-walk',
  version: 1,
  title: 'Latent walk',
  category: 'Generate',
  doc: 'A walk through the space that a generator draws from, from point to point along great circles (White 2016): neighbors give pictures that are alike, so that one picture becomes the next.',
  inputs: {
    latent: port(Latent, { label: 'points', doc: 'The points to pass, at least two, from Latent noise.' }),
  },
  params: {
    steps: integer({
      label: 'Steps',
      doc: 'Pictures from one point up to the next.',
      default: 8,
      min: 1,
      max: 1000,
      track: { min: 1, max: 60 },
      scale: 'log',
      unit: 'images',
    }),
    closed: toggle({
      label: 'Closed',
      doc: 'Goes back to the first point, so that the walk can be repeated without a jump.',
      default: false,
    }),
  },
  outputs: { latent: port(Latent, { label: 'latent', doc: 'One row for each picture on the way.' }) },
  forecast({ inputs: { latent }, params }) {
    const count = rowsOf(latent.count, params)
    const values = count * latent.length
    return { outputs: { latent: { count, length: latent.length } }, work: 50 * values, peak: 4 * values }
  },
  async run({ inputs: { latent }, params }) {
    const [points, length] = latent.values.shape
    if (points < 2) {
      throw new UserError('A walk needs two points, and there is one.', 'Raise *Pictures* of Latent noise.', {
        port: 'latent',
      })
    }
    const values = await valuesOf(latent.values)
    const point = (index: number) =>
      values.slice((index % points) * length, (index % points) * length + length)
    const count = rowsOf(points, params)
    const walked = new Float32Array(count * length)
    for (let row = 0; row < count; row++) {
      const from = Math.floor(row / params.steps)
      const amount = (row % params.steps) / params.steps
      walked.set(
        amount === 0 ? point(from) : interpolateSpherically(point(from), point(from + 1), amount),
        row * length,
      )
    }
    const walk = tensorFrom(walked, [count, length]) as Tensor2D
    return { latent: { values: walk, seed: latent.seed, sharesNoise: true } }
  },
})

/** A closed walk leaves out its last point, which is the first. */
function rowsOf(
  points: number,
  { steps, closed }: { readonly steps: number; readonly closed: boolean },
): number {
  return closed ? points * steps : (points - 1) * steps + 1
}
