import type { RunContext } from '../../src/core/context'
import {
  drawDirections,
  type Guide,
  gaussianStatistic,
  type LayerNeed,
  type LossTerm,
  momentsStatistic,
  momentsTerm,
  slicedStatistic,
  slicedTarget,
  slicedTerm,
  type Tensor2D,
  type Tensor3D,
  wassersteinTerm,
} from '../../src/tensor'

interface TermChoice {
  readonly needs: LayerNeed
  readonly form: 'relative' | 'raw'
  readonly weight: number
  readonly guide: Guide | undefined
}

/** What is known of a style at one layer, and the distance from it. */
export interface StyleDistance {
  /** The caller owns it. */
  readonly target: Tensor2D
  /** Borrows the target. */
  term(options: TermChoice): LossTerm
}

/** A style at one layer, of which a guide may let through a part. */
interface Style {
  readonly features: Tensor3D
  readonly guide: Guide | undefined
}

interface SliceChoice {
  /** For each channel. */
  readonly directions: number
  readonly seed: number
}

function moments({ features, guide }: Style): StyleDistance {
  const target = momentsStatistic(guide).of(features) as Tensor2D
  return { target, term: (options) => momentsTerm({ ...options, target }) }
}

function gaussian({ features, guide }: Style): StyleDistance {
  const target = gaussianStatistic(guide).of(features) as Tensor2D
  return { target, term: (options) => wassersteinTerm({ ...options, target }) }
}

/** Layers with equally many channels are seen along the same directions. */
async function sliced(
  { features, guide }: Style,
  { directions: sets, seed }: SliceChoice,
  { random, signal }: RunContext,
): Promise<StyleDistance> {
  const stream = random(seed)
  const directions = drawDirections(features.shape[2], sets, () => stream.normal())
  const statistic = slicedStatistic(directions)
  const target = await slicedTarget(features, statistic, { guide, signal })
  return { target, term: (options) => slicedTerm({ ...options, statistic, target }) }
}

/** By what the node calls them. */
export const distances: Readonly<
  Record<
    'moments' | 'gaussian' | 'sliced',
    (style: Style, choice: SliceChoice, context: RunContext) => StyleDistance | Promise<StyleDistance>
  >
> = { moments, gaussian, sliced }
