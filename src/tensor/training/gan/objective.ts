import * as tf from '@tensorflow/tfjs-core'

/** What a generator and a discriminator play for. */
export type ObjectiveName = 'minimax' | 'non-saturating' | 'hinge' | 'least-squares'

export interface GanObjective {
  readonly name: ObjectiveName
  /** One-sided: what is real should be called real by 1 - smoothing (Salimans et al. 2016, section 3.4); not for hinge. */
  readonly smoothing: number
}

/** Whether scores become probabilities by a sigmoid. */
export function isProbability({ name }: GanObjective): boolean {
  return name === 'minimax' || name === 'non-saturating'
}

/** A loss with the gradients at the scores that it is of. The caller owns all. */
export interface DiscriminatorLoss {
  readonly value: tf.Scalar
  readonly atReal: tf.Tensor
  readonly atFake: tf.Tensor
}

export interface GeneratorLoss {
  readonly value: tf.Scalar
  readonly atFake: tf.Tensor
}

/**
 * What the discriminator minimizes, from its scores before any sigmoid, of whatever shape.
 *
 * - minimax and non-saturating: -V(D, G) = -E[log D(x)] - E[log(1 - D(G(z)))] (Goodfellow et al. 2014, equation 1)
 * - hinge: E[max(0, 1 - D(x))] + E[max(0, 1 + D(G(z)))] (Lim and Ye 2017)
 * - least squares: ½ E[(D(x) - 1)²] + ½ E[D(G(z))²] (Mao et al. 2017, equation 9)
 */
export function discriminatorLoss(
  real: tf.Tensor,
  fake: tf.Tensor,
  { name, smoothing }: GanObjective,
): DiscriminatorLoss {
  const target = 1 - smoothing
  return tf.tidy(() => {
    switch (name) {
      case 'minimax':
      case 'non-saturating': {
        const ofReal = tf.add(tf.mul(softplus(tf.neg(real)), target), tf.mul(softplus(real), smoothing))
        return {
          value: tf.add<tf.Scalar>(tf.mean(ofReal), tf.mean(softplus(fake))),
          atReal: tf.div(tf.sub(tf.sigmoid(real), target), real.size),
          atFake: tf.div(tf.sigmoid(fake), fake.size),
        }
      }
      case 'hinge': {
        const [missing, excess] = [tf.sub(1, real), tf.add(1, fake)]
        return {
          value: tf.add<tf.Scalar>(tf.mean(tf.relu(missing)), tf.mean(tf.relu(excess))),
          atReal: tf.div(tf.step(missing), -real.size),
          atFake: tf.div(tf.step(excess), fake.size),
        }
      }
      case 'least-squares': {
        const missing = tf.sub(real, target)
        return {
          value: tf.div<tf.Scalar>(tf.add(tf.mean(tf.square(missing)), tf.mean(tf.square(fake))), 2),
          atReal: tf.div(missing, real.size),
          atFake: tf.div(fake, fake.size),
        }
      }
    }
  })
}

/**
 * What the generator minimizes.
 *
 * - minimax: E[log(1 - D(G(z)))], exactly the other side of V; its slope is next to nothing while D wins
 * - non-saturating: -E[log D(G(z))] (Goodfellow et al. 2014, section 3)
 * - hinge: -E[D(G(z))]
 * - least squares: ½ E[(D(G(z)) - 1)²]
 */
export function generatorLoss(fake: tf.Tensor, { name }: GanObjective): GeneratorLoss {
  return tf.tidy(() => {
    switch (name) {
      case 'minimax':
        return {
          value: tf.neg<tf.Scalar>(tf.mean(softplus(fake))),
          atFake: tf.div(tf.sigmoid(fake), -fake.size),
        }
      case 'non-saturating':
        return {
          value: tf.mean<tf.Scalar>(softplus(tf.neg(fake))),
          atFake: tf.div(tf.sub(tf.sigmoid(fake), 1), fake.size),
        }
      case 'hinge':
        return { value: tf.neg<tf.Scalar>(tf.mean(fake)), atFake: tf.fill(fake.shape, -1 / fake.size) }
      case 'least-squares': {
        const missing = tf.sub(fake, 1)
        return {
          value: tf.div<tf.Scalar>(tf.mean(tf.square(missing)), 2),
          atFake: tf.div(missing, fake.size),
        }
      }
    }
  })
}

/** log(1 + exp(x)), without overflow: -log of a sigmoid of -x. */
function softplus(x: tf.Tensor): tf.Tensor {
  return tf.add(tf.relu(x), tf.log(tf.add(tf.exp(tf.neg(tf.abs(x))), 1)))
}
