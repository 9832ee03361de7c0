import * as tf from '@tensorflow/tfjs-core'

/**
 * What two colors make of each other: `back` below and `front` above, both float32 [h, w, 3] in 0..1. The formulas are
 * those of W3C's Compositing and Blending Level 1, sections 9.1 and 10.1 and 10.2, `add` being its plus-lighter;
 * `subtract` is its opposite. Run in a tidy.
 */
type BlendFunction = (back: tf.Tensor3D, front: tf.Tensor3D) => tf.Tensor3D

export type BlendMode = keyof typeof blendModes

const multiply: BlendFunction = (back, front) => tf.mul(back, front)
const screen: BlendFunction = (back, front) => tf.sub(tf.add(back, front), tf.mul(back, front))
const hardLight: BlendFunction = (back, front) => {
  const doubled = tf.mul<tf.Tensor3D>(front, 2)
  return tf.where(tf.lessEqual(front, 0.5), multiply(back, doubled), screen(back, tf.sub(doubled, 1)))
}

export const blendModes = {
  normal: (_, front) => tf.clone(front),
  multiply,
  screen,
  overlay: (back, front) => hardLight(front, back),
  'soft-light': (back, front) => {
    const dark = tf.mul(tf.mul(tf.sub(1, tf.mul(front, 2)), back), tf.sub(1, back))
    const cubic = tf.mul(tf.add(tf.mul(tf.sub(tf.mul(back, 16), 12), back), 4), back)
    const root = tf.where(tf.lessEqual(back, 0.25), cubic, tf.sqrt(back))
    const light = tf.mul(tf.sub(tf.mul(front, 2), 1), tf.sub(root, back))
    return tf.where(tf.lessEqual(front, 0.5), tf.sub(back, dark), tf.add(back, light))
  },
  'hard-light': hardLight,
  darken: (back, front) => tf.minimum(back, front),
  lighten: (back, front) => tf.maximum(back, front),
  'color-dodge': (back, front) => {
    const room = tf.sub<tf.Tensor3D>(1, front)
    return tf.where(tf.lessEqual(back, 0), tf.zerosLike(back), quotient(back, room))
  },
  'color-burn': (back, front) => {
    const dark = tf.sub<tf.Tensor3D>(1, back)
    return tf.where(tf.lessEqual(dark, 0), tf.onesLike(back), tf.sub(1, quotient(dark, front)))
  },
  difference: (back, front) => tf.abs(tf.sub(back, front)),
  exclusion: (back, front) => tf.sub(tf.add(back, front), tf.mul(tf.mul(back, front), 2)),
  add: (back, front) => tf.minimum(tf.add(back, front), 1),
  subtract: (back, front) => tf.maximum(tf.sub(back, front), 0),
  hue: (back, front) => withLuminosity(withSaturation(front, saturation(back)), luminosity(back)),
  saturation: (back, front) => withLuminosity(withSaturation(back, saturation(front)), luminosity(back)),
  color: (back, front) => withLuminosity(front, luminosity(back)),
  luminosity: (back, front) => withLuminosity(back, luminosity(front)),
} satisfies Record<string, BlendFunction>

/** a / b, at most 1, which is also what anything divided by 0 gives. */
function quotient(a: tf.Tensor3D, b: tf.Tensor3D): tf.Tensor3D {
  const none = tf.lessEqual(b, 0)
  return tf.where(none, tf.onesLike(a), tf.minimum(tf.div(a, tf.where(none, tf.onesLike(b), b)), 1))
}

function luminosity(color: tf.Tensor3D): tf.Tensor3D {
  return tf.sum<tf.Tensor3D>(tf.mul(color, tf.tensor3d([0.3, 0.59, 0.11], [1, 1, 3])), 2, true)
}

const least = (color: tf.Tensor3D) => tf.min<tf.Tensor3D>(color, 2, true)
const most = (color: tf.Tensor3D) => tf.max<tf.Tensor3D>(color, 2, true)

function saturation(color: tf.Tensor3D): tf.Tensor3D {
  return tf.sub(most(color), least(color))
}

/** SetSat: the largest component becomes the saturation, the smallest 0; grays become black. */
function withSaturation(color: tf.Tensor3D, wanted: tf.Tensor3D): tf.Tensor3D {
  const range = saturation(color)
  const gray = tf.lessEqual(range, 0)
  const scale = tf.div(
    tf.where(gray, tf.zerosLike(wanted), wanted),
    tf.where(gray, tf.onesLike(range), range),
  )
  return tf.mul(tf.sub(color, least(color)), scale)
}

/** SetLum: moved along the grays, then pulled towards them until all components are in 0..1 (ClipColor). */
function withLuminosity(color: tf.Tensor3D, wanted: tf.Tensor3D): tf.Tensor3D {
  const moved = tf.add<tf.Tensor3D>(color, tf.sub(wanted, luminosity(color)))
  const lum = luminosity(moved)
  const low = least(moved)
  const high = most(moved)
  const below = pulled(tf.less(low, 0), lum, tf.sub(lum, low))
  const above = pulled(tf.greater(high, 1), tf.sub(1, lum), tf.sub(high, lum))
  return tf.clipByValue(tf.add(lum, tf.mul(tf.sub(moved, lum), tf.minimum(below, above))), 0, 1)
}

/** room / span where the condition holds, 1 elsewhere. */
function pulled(condition: tf.Tensor3D, room: tf.Tensor3D, span: tf.Tensor3D): tf.Tensor3D {
  const ones = tf.onesLike(room)
  return tf.where(condition, tf.div(room, tf.where(condition, span, ones)), ones)
}
