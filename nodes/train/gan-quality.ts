import type { RunContext } from '../../src/core/context'
import {
  disposeTensors,
  distributionDistance,
  type FeatureDistribution,
  type FrozenNetwork,
  featureDistribution,
  generateImages,
  type Tensor,
  type Tensor3D,
  type TrainableNetwork,
  varietyOf,
} from '../../src/tensor'
import { reportLoading } from '../features/network'
import { Networks } from '../resources'

/** How good samples are at a step. */
export interface Judgment {
  readonly step: number
  /** Sliced Wasserstein distance of features of the samples to those of the given pictures, over their size. */
  readonly distance: number
  /** Distance of two samples, over that of two given pictures; 0 when all samples are alike. */
  readonly variety: number
}

/** Below this all samples look alike. */
const collapsed = 0.2

/** Measures a generator's samples against the pictures that it learns from, by features of the lite network. */
export class SampleJudge {
  private constructor(
    private readonly network: FrozenNetwork,
    private readonly target: FeatureDistribution,
    private readonly targetVariety: number,
    private readonly count: number,
    private readonly context: RunContext,
    private readonly seed: number,
  ) {}

  /** @param params `samples`: as many pictures are compared, if there are. */
  static async over(
    pictures: readonly Tensor3D[],
    { samples, seed }: { readonly samples: number; readonly seed: number },
    context: RunContext,
  ): Promise<SampleJudge> {
    const { signal } = context
    const onProgress = reportLoading(context, 'Lite')
    const network = await context.waitFor(
      context.use(Networks).get('lite-encoder', { upTo: 'relu3_1', signal, onProgress }),
    )
    const count = Math.min(samples, pictures.length)
    // Spread over all of them: neighbors may be cut from one picture.
    const some = Array.from({ length: count }, (_, i) => pictures[Math.floor((i * pictures.length) / count)])
    const chosen = some.filter((picture) => picture !== undefined)
    const target = await featureDistribution(chosen, network, directionsFrom(context, seed))
    return new SampleJudge(network, target, await varietyOf(chosen), count, context, seed)
  }

  /** @param latents of the samples, at least as many as are compared; borrowed. */
  async judge(generator: TrainableNetwork, step: number, latents: Tensor): Promise<Judgment> {
    const { signal } = this.context
    const images = await generateImages(generator, latents, { signal })
    try {
      const compared = images.slice(0, this.count)
      const made = await featureDistribution(compared, this.network, directionsFrom(this.context, this.seed))
      const variety = this.count < 2 ? Number.NaN : (await varietyOf(compared)) / this.targetVariety
      return { step, distance: distributionDistance(made, this.target), variety }
    } finally {
      disposeTensors(images)
    }
  }
}

/** What to say when the last samples are all alike; undefined while they are not, and before there was time to learn. */
export function collapseNote(judgments: readonly Judgment[]): string | undefined {
  const last = judgments.at(-1)
  if (!last || judgments.length < 4 || !(last.variety < collapsed)) return undefined
  return 'The samples are nearly alike: the generator has collapsed. Lower the learning rates, augment more, or choose the hinge loss.'
}

function directionsFrom(context: RunContext, seed: number) {
  const random = context.random(seed)
  return { normal: () => random.normal(), signal: context.signal }
}
