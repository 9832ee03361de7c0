import type { Initial } from './layer'

/** Uniform within ±√(6 / (in + out)), so that signals keep their size both ways (Glorot and Bengio 2010, equation 16). */
export function glorot(fanIn: number, fanOut: number): Initial {
  return { uniform: Math.sqrt(6 / (fanIn + fanOut)) }
}
