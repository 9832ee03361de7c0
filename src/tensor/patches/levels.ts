interface Size {
  readonly width: number
  readonly height: number
}

/** A picture and what is made of it, at one size of a pyramid. */
export interface PatchLevel {
  readonly source: Size
  readonly made: Size
  /** How far apart patches are that are looked at in one step, in px. */
  readonly stride: number
  /** How many steps to take. */
  readonly steps: number
}

export interface PyramidChoice {
  /** Side of the patches, odd. */
  readonly patch: number
  /** Shorter side of the source at the coarsest level, in px. */
  readonly coarsest: number
  /** At the finest level; coarser ones, where patches find their places, take up to three times as many. */
  readonly steps: number
}

/** About by how much each level is smaller than the next. */
const factor = 0.75

/**
 * From coarse to fine: the shorter side of the source grows from `coarsest` to what it is, in even steps of about
 * 1 / `factor`. Sides are at least one patch.
 */
export function patchLevels(
  source: Size,
  made: Size,
  { patch, coarsest, steps }: PyramidChoice,
): readonly PatchLevel[] {
  const shortest = Math.min(source.width, source.height)
  const smallest = Math.min(shortest, Math.max(patch, coarsest))
  const count = Math.round(Math.log(smallest / shortest) / Math.log(factor))
  const reduced = ({ width, height }: Size, scale: number) => ({
    width: Math.max(patch, Math.round(width * scale)),
    height: Math.max(patch, Math.round(height * scale)),
  })
  return Array.from({ length: count + 1 }, (_, level) => {
    const finer = count === 0 ? 1 : level / count
    const scale = (smallest / shortest) ** (1 - finer)
    const here = reduced(made, scale)
    return {
      source: reduced(source, scale),
      made: here,
      stride: strideAt(here, patch),
      steps: Math.round(steps * (3 - 2 * finer)),
    }
  })
}

/**
 * Neighboring patches are nearly alike: of large pictures a part of them, another one at each step, says as much.
 * Every pixel stays in several.
 */
function strideAt({ width, height }: Size, patch: number): number {
  const places = width * height
  const wanted = places <= 64 ** 2 ? 1 : places <= 320 ** 2 ? 2 : 3
  return Math.max(1, Math.min(wanted, Math.floor(patch / 2)))
}

/** Sides of what a level works on: around the picture are margins, whose patches hold on to its edges. */
export function withMargins({ width, height }: Size, patch: number): Size {
  return { width: width + 2 * (patch - 1), height: height + 2 * (patch - 1) }
}
