/** Unit vectors in the space of a layer's channels, as the columns of a matrix, row by row: [channels, count]. */
export interface Directions {
  readonly channels: number
  readonly count: number
  readonly values: Float32Array
}

/**
 * Random directions in sets of as many as there are channels, within which they are at right angles: such a set looks
 * everywhere once, where directions that know nothing of each other (Heitz et al. 2021, section 3) crowd and leave gaps.
 *
 * @param normal draws from the normal distribution.
 */
export function drawDirections(channels: number, sets: number, normal: () => number): Directions {
  const vectors = Array.from({ length: sets }, () => rightAngled(channels, normal)).flat()
  const count = vectors.length
  const values = new Float32Array(channels * count)
  vectors.forEach((vector, column) => {
    vector.forEach((value, channel) => {
      values[channel * count + column] = value
    })
  })
  return { channels, count, values }
}

/** Random directions that know nothing of each other: at once, for who takes others at every step. */
export function drawUnitVectors(channels: number, count: number, normal: () => number): Directions {
  const values = Float32Array.from({ length: channels * count }, normal)
  const lengths = new Float64Array(count)
  for (let i = 0; i < values.length; i++)
    lengths[i % count] = (lengths[i % count] ?? 0) + (values[i] ?? 0) ** 2
  return { channels, count, values: values.map((value, i) => value / Math.sqrt(lengths[i % count] || 1)) }
}

/** By Gram and Schmidt, on what is left each time, so that rounding does not add up. */
function rightAngled(channels: number, normal: () => number): Float64Array[] {
  const found: Float64Array[] = []
  while (found.length < channels) {
    const vector = Float64Array.from({ length: channels }, normal)
    for (const other of found) {
      const along = dot(vector, other)
      for (let i = 0; i < channels; i++) vector[i] = (vector[i] ?? 0) - along * (other[i] ?? 0)
    }
    const length = Math.sqrt(dot(vector, vector))
    // One that lies among the others has no direction of its own left.
    if (length > 1e-6) found.push(vector.map((value) => value / length))
  }
  return found
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}
