import { UserError } from '../../src/core/context'
import type { Patch, Shape3 } from '../../src/tensor'

export type Lay = 'none' | 'horizontal' | 'both' | 'all'

export interface PatchParams {
  readonly count: number
  /** Of a patch, in px. */
  readonly size: number
  /** Px of the picture for each px of the patch, in either order. */
  readonly scaleFrom: number
  readonly scaleTo: number
  readonly flip: Lay
}

/**
 * Where patches are cut: first how many px of a picture one takes, each number as likely as another; then where, each place
 * of each picture as likely as another. Only whole numbers are drawn, so that a seed means the same everywhere. Each
 * patch takes the same numbers whatever the other settings are: more patches begin with the same ones, and flips move none.
 *
 * @param uniform in [0, 1).
 * @throws UserError when a picture is smaller than the smallest patch.
 */
export function planPatches(
  shapes: readonly Shape3[],
  { count, size, flip, ...scales }: PatchParams,
  uniform: () => number,
): readonly Patch[] {
  const { least, most } = sides(shapes, size, scales)
  checkLargeEnough(shapes, least)
  const below = (limit: number) => Math.floor(uniform() * limit)
  return Array.from({ length: count }, () => {
    const side = least + below(most - least + 1)
    const places = shapes.map(
      ([height, width]) => Math.max(0, width - side + 1) * Math.max(0, height - side + 1),
    )
    let place = below(places.reduce((sum, some) => sum + some, 0))
    const picture = places.findIndex((some) => {
      if (place < some) return true
      place -= some
      return false
    })
    const across = (shapes[picture]?.[1] ?? side) - side + 1
    const [mirrored, turns] = [below(2) === 1, below(4)]
    return { picture, x: place % across, y: Math.floor(place / across), side, ...laid(flip, mirrored, turns) }
  })
}

/** Px of a picture that patches take: no more than the largest square in any of them. */
export function sides(
  shapes: readonly Shape3[],
  size: number,
  { scaleFrom, scaleTo }: Pick<PatchParams, 'scaleFrom' | 'scaleTo'>,
): { readonly least: number; readonly most: number } {
  const least = Math.max(1, Math.round(size * Math.min(scaleFrom, scaleTo)))
  const wanted = Math.round(size * Math.max(scaleFrom, scaleTo))
  const room = shapes.reduce((most, [height, width]) => Math.max(most, Math.min(height, width)), 0)
  return { least, most: Math.max(least, Math.min(wanted, room)) }
}

export function isLargeEnough([height, width]: Shape3, side: number): boolean {
  return Math.min(height, width) >= side
}

/** Half a turn and a mirror are a flip from top to bottom. */
function laid(flip: Lay, mirrored: boolean, turns: number): Pick<Patch, 'mirrored' | 'turns'> {
  switch (flip) {
    case 'none':
      return { mirrored: false, turns: 0 }
    case 'horizontal':
      return { mirrored, turns: 0 }
    case 'both':
      return { mirrored, turns: turns - (turns % 2) }
    case 'all':
      return { mirrored, turns }
  }
}

function checkLargeEnough(shapes: readonly Shape3[], side: number): void {
  const small = shapes.flatMap((shape, index) => (isLargeEnough(shape, side) ? [] : [{ shape, index }]))
  const [first] = small
  if (!first) return
  const [height, width] = first.shape
  const remedy = 'Choose smaller patches or a smaller scale, or leave small pictures out.'
  if (shapes.length === 1) {
    throw new UserError(
      `The picture has ${width} × ${height} px, and a patch takes ${side} × ${side} px of it.`,
      'Choose smaller patches or a smaller scale, or a larger picture.',
    )
  }
  throw new UserError(
    `${small.length} of ${shapes.length} pictures are too small: number ${first.index + 1} has ${width} × ${height} px, and a patch takes ${side} × ${side} px of it.`,
    remedy,
  )
}
