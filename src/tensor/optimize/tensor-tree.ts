import * as tf from '@tensorflow/tfjs-core'
import { disposeTensors, tensorFrom, valuesOf } from '../memory'
import { Owned } from '../owned'

/** A tensor as plain data. */
interface SavedTensor {
  readonly shape: readonly number[]
  readonly values: Float32Array
}

/** The same structure with its tensors as plain data. */
export type Saved<T> = T extends tf.Tensor
  ? SavedTensor
  : T extends object
    ? { readonly [K in keyof T]: Saved<T[K]> }
    : T

/** The tensors anywhere in plain objects and arrays, each once. */
export function tensorsIn(tree: unknown): Set<tf.Tensor> {
  const found = new Set<tf.Tensor>()
  mapTree(tree, (leaf) => {
    if (!(leaf instanceof tf.Tensor)) return undefined
    found.add(leaf)
    return leaf
  })
  return found
}

/** The same structure with handles of its own on all tensors. */
export function cloneTree<T>(tree: T): T {
  return mapTree(tree, (leaf) => (leaf instanceof tf.Tensor ? tf.clone(leaf) : undefined)) as T
}

export function disposeTree(tree: unknown): void {
  disposeTensors(tensorsIn(tree))
}

/** Reads every tensor back. */
export async function saveTree<T>(tree: T): Promise<Saved<T>> {
  const saved = new Map<unknown, SavedTensor>()
  for (const tensor of tensorsIn(tree)) {
    saved.set(tensor, { shape: tensor.shape, values: await valuesOf(tensor) })
  }
  return mapTree(tree, (leaf) => saved.get(leaf)) as Saved<T>
}

/** The caller owns the tensors. */
export function restoreTree<T>(saved: Saved<T>): T {
  return mapTree(saved, (leaf) => (isSaved(leaf) ? tensorFrom(leaf.values, leaf.shape) : undefined)) as T
}

function isSaved(leaf: unknown): leaf is SavedTensor {
  return typeof leaf === 'object' && leaf !== null && 'values' in leaf && leaf.values instanceof Float32Array
}

/** @param leaf what to put in the place of something; undefined to look into it. */
function mapTree(tree: unknown, leaf: (part: unknown) => unknown): unknown {
  const mapped = leaf(tree)
  if (mapped !== undefined) return mapped
  if (Array.isArray(tree)) return tree.map((part) => mapTree(part, leaf))
  if (typeof tree !== 'object' || tree === null) return tree
  return Object.fromEntries(Object.entries(tree).map(([key, part]) => [key, mapTree(part, leaf)]))
}

/** Runs something that holds tensors across awaits; frees those that its result does not have, or all if it fails. */
export async function keepResult<T>(make: (owned: Owned) => Promise<T>): Promise<T> {
  const owned = new Owned()
  try {
    const result = await make(owned)
    for (const tensor of tensorsIn(result)) owned.release(tensor)
    return result
  } finally {
    owned.dispose()
  }
}
