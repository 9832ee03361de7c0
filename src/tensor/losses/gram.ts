import '../gradients'
import * as tf from '@tensorflow/tfjs-core'
import { type Box, boxOf, placesIn, rowBands } from '../bands/boxes'
import { Owned } from '../owned'
import type { Steps } from '../steps'
import { runAtOnce } from '../steps'
import { gramGradientSteps } from './gram-gradient'
import type { Guide, GuidedBox } from './guide'
import { oncePerGuide } from './guide'
import { GuidePart, type Part, shareOf } from './part'
import type { LayerStatistic, StatisticKind } from './term'

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
      gradFunc: (dy: tf.Tensor2D, [saved]) =>
        runAtOnce(gramGradientSteps(saved as tf.Tensor3D, [{ guide, dy }])),
    }
  })(features)
}

/** The Gram matrix as what loss terms share: one for all that look at the whole picture, and one for each guide. */
export function gramStatistic(guide?: Guide): LayerStatistic {
  return guide ? guidedGram(guide) : gram
}

const kind: StatisticKind = {
  gradient: (x, seen) =>
    gramGradientSteps(
      x,
      seen.map(({ statistic: { guide }, dy }) => ({ guide, dy: dy as tf.Tensor2D })),
    ),
}

const gram = statisticUnder()

const guidedGram = oncePerGuide(statisticUnder)

function statisticUnder(guide?: Guide): LayerStatistic {
  const guideAt = (part: Part) => guide && new GuidePart(guide, part)
  return {
    id: 'gram',
    ...(guide && { guide }),
    of: (x) => gramMatrix(x, guide),
    inSteps: { of: (x) => gramSteps(x, guide), kind },
    inParts: {
      *of(x, part) {
        const there = yield* gramSteps(x, guideAt(part))
        try {
          return tf.mul(there, shareOf(x, part))
        } finally {
          there.dispose()
        }
      },
      join: (a, b) => tf.add(a, b),
      whole: (told) => tf.clone(told),
      at: (part) => (guide ? statisticUnder(guideAt(part)) : gram),
    },
  }
}

/** F is transposed first because tfjs's wasm multiplies fast only without transposition flags. */
export function* gramSteps(x: tf.Tensor3D, guide?: Guide): Steps<tf.Tensor2D> {
  const [height, width, channels] = x.shape
  const owned = new Owned()
  try {
    const sums: tf.Tensor2D[] = []
    for (const band of rowBands(x)) {
      const box: Partial<GuidedBox> & Box = guide?.within(band, height, width) ?? band
      if (guide && !box.weights) continue
      const sum = tf.tidy(() => {
        const rows = boxOf(x, box)
        const turned = tf.transpose(rows)
        if (!box.weights) return tf.matMul<tf.Tensor2D>(turned, rows)
        if (box.even !== undefined) return tf.mul<tf.Tensor2D>(tf.matMul(turned, rows), box.even)
        return tf.matMul<tf.Tensor2D>(turned, tf.mul(rows, tf.tensor2d(box.weights, [placesIn(box), 1])))
      })
      sums.push(owned.own(sum))
      yield
    }
    // A part may lie where nothing is let through.
    if (sums.length === 0) return tf.zeros([channels, channels])
    return tf.tidy(() => tf.mul<tf.Tensor2D>(tf.addN(sums), 1 / x.size))
  } finally {
    owned.dispose()
  }
}
