/** A module of one function that uses a SIMD instruction (from wasm-feature-detect, as tfjs does). */
const probe = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11,
]

export function hasSimd(): boolean {
  return WebAssembly.validate(new Uint8Array(probe))
}
