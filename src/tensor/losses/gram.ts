import '../gradients'
import * as tf from '@tensorflow/tfjs-core'
import { type Piece, piecesOf, placesOf } from '../bands/pieces'
import { Owned } from '../owned'
import type { Steps } from '../steps'
import { runAtOnce } from '../steps'
import type { Guide } from './guide'
import { oncePerGuide } from './guide'
import type { Part } from './part'
import { shareOf, weightsAt } from './part'
import type { LayerStatistic } from './term'

/**
 * The Gram matrix of features [h, w, c]: G = F Fᵀ / (h·w·c), [c, c], with F being c x (h·w)
 * (Gatys et al. 2016, section 2.2; the normalization is Johnson et al. 2016, section 3.2).
 * With a guide each place counts as the guide says: F diag(w) Fᵀ / (h·w·c) with weights w of mean 1, which is the guided
 * Gram matrix of Gatys et al. 2017, section 4.1, with T² = w / (h·w). Differentiable.
 */
export function gramMatrix(features: tf.Tensor3D, guide?: Guide): tf.Tensor2D {
  return tf.customGrad((input, save) => {
    const x = input as tf.Tensor3D
    const value = runAtOnce(gramSteps(x, guide))
    // What is saved before an error would stay.
    ;(save as tf.GradSaveFunc)([x])
    return {
      value,
      gradFunc: (dy: tf.Tensor2D, [saved]) => runAtOnce(gramGradientSteps(saved as tf.Tensor3D, dy, guide)),
    }
  })(features)
}

/** The Gram matrix as what loss terms share: one for all that look at the whole picture, and one for each guide. */
export function gramStatistic(guide?: Guide): LayerStatistic {
  return guide ? guidedGram(guide) : gram
}

const gram = statisticUnder()

const guidedGram = oncePerGuide(statisticUnder)

function statisticUnder(guide?: Guide): LayerStatistic {
  return {
    id: 'gram',
    ...(guide && { guided: true }),
    of: (x) => gramMatrix(x, guide),
    inSteps: {
      of: (x) => gramSteps(x, guide),
      gradient: (x, dy) => gramGradientSteps(x, dy as tf.Tensor2D, guide),
    },
    inParts: {
      of: (x, part) => gramSteps(x, guide, part),
      gradient: (x, dy, part) => gramGradientSteps(x, dy as tf.Tensor2D, guide, part),
    },
  }
}

/**
 * What x gives to the Gram matrix of the whole that it is part of; the Gram matrix itself when it is the whole.
 * F is transposed first because tfjs's wasm multiplies fast only without transposition flags.
 */
function* gramSteps(x: tf.Tensor3D, guide?: Guide, part?: Part): Steps<tf.Tensor2D> {
  const weights = guide && placeWeights(x, guide, part)
  const owned = new Owned()
  try {
    const sums: tf.Tensor2D[] = []
    for (const piece of piecesOf(x)) {
      const sum = tf.tidy(() => {
        const rows = placesOf(x, piece)
        return tf.matMul<tf.Tensor2D>(tf.transpose(rows), weights ? tf.mul(rows, weights(piece)) : rows)
      })
      sums.push(owned.own(sum))
      yield
    }
    return tf.tidy(() => tf.mul<tf.Tensor2D>(tf.addN(sums), scaleOf(x, part)))
  } finally {
    owned.dispose()
  }
}

/** The gradient at the features: F (dG + dGᵀ), each place by itself, times its weight. */
function* gramGradientSteps(x: tf.Tensor3D, dy: tf.Tensor2D, guide?: Guide, part?: Part): Steps<tf.Tensor3D> {
  const weights = guide && placeWeights(x, guide, part)
  const owned = new Owned()
  try {
    const both = (dG: tf.Tensor2D) => tf.mul<tf.Tensor2D>(tf.add(dG, tf.transpose(dG)), scaleOf(x, part))
    const symmetric = owned.own(tf.tidy(() => both(dy)))
    const parts: tf.Tensor2D[] = []
    for (const piece of piecesOf(x)) {
      const part = tf.tidy(() => {
        const product = tf.matMul<tf.Tensor2D>(placesOf(x, piece), symmetric)
        return weights ? tf.mul<tf.Tensor2D>(product, weights(piece)) : product
      })
      parts.push(owned.own(part))
      yield
    }
    return tf.tidy(() => tf.reshape<tf.Rank.R3>(tf.concat(parts, 0), x.shape))
  } finally {
    owned.dispose()
  }
}

/** The weights of the places of a piece, [places, 1]. */
function placeWeights(x: tf.Tensor3D, guide: Guide, part?: Part): (piece: Piece) => tf.Tensor2D {
  const weights = weightsAt(x, guide, part)
  return ({ start, end }) => tf.tensor2d(weights.subarray(start, end), [end - start, 1])
}

/** One over the size of the whole. */
function scaleOf(x: tf.Tensor3D, part: Part | undefined): number {
  return (part ? shareOf(x, part) : 1) / x.size
}
