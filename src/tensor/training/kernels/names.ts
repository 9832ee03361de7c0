import * as tf from '@tensorflow/tfjs-core'

/** Kernels of ours that a backend may have for what is composed otherwise. */
export const filterGradientKernel = 'FilterGradient'
export const phaseFilterKernel = 'PhaseFilter'
export const placePhasesKernel = 'PlacePhases'
export const columnMeansKernel = 'ColumnMeans'

/** `top`, `left`: rows and columns of zeros before x. Types, not interfaces, to be what tfjs takes as attributes. */
export type FilterGradientAttrs = {
  readonly kernel: number
  readonly stride: number
  readonly top: number
  readonly left: number
}

/** First phase and the one after the last of the rows, then of the columns. */
export type PhaseBox = [number, number, number, number]

/** `taps`: rows and columns of the filter that is made. */
export type PhaseFilterAttrs = {
  readonly stride: number
  readonly box: PhaseBox
  readonly taps: [number, number]
}

/** `firsts`: the row and column q each group starts at. `top`, `left`: where the result starts, in places sq + a. */
export type PlacePhasesAttrs = {
  readonly stride: number
  readonly boxes: PhaseBox[]
  readonly firsts: [number, number][]
  readonly top: number
  readonly left: number
  readonly height: number
  readonly width: number
}

export type ColumnMeansAttrs = { readonly scale: number }

export function hasKernel(name: string): boolean {
  return tf.getKernel(name, tf.getBackend()) !== undefined
}

export function runKernel(name: string, inputs: tf.NamedTensorMap, attrs: tf.NamedAttrMap): tf.Tensor4D {
  return tf.engine().runKernel<tf.Tensor4D>(name, inputs, attrs)
}
