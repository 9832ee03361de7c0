import { UserError } from '../../src/core/context'
import {
  DescriptionError,
  type NetworkDescription,
  type NoisePlaces,
  placeNetwork,
  type Shape3,
} from '../../src/tensor'

/** How many px a generator for pictures of any size makes of each place of its noise. */
export function enlargement(description: NetworkDescription): number {
  const [height = 1] = placeNetwork(description)[0]?.input ?? []
  const [made = 1] = placeNetwork(description).at(-1)?.output ?? []
  return made / height
}

/** Of any size: from noise at every place. */
export function isSizeless({ input }: NetworkDescription): boolean {
  return input.length === 3 && input[0] === null
}

/** Where the noise lies with which a generator makes pictures of that size; undefined when it cannot make such. */
function noisePlaces(
  description: NetworkDescription,
  [height, width]: readonly [number, number, ...number[]],
): NoisePlaces | undefined {
  const made = madeSize(description)
  if (made) return made[0] === height && made[1] === width ? null : undefined
  const factor = enlargement(description)
  const [rows, columns] = [height / factor, width / factor]
  return Number.isInteger(rows) && Number.isInteger(columns) ? [rows, columns] : undefined
}

/** The size that a generator makes; undefined where it is up to the noise. */
export function madeSize(description: NetworkDescription): Shape3 | undefined {
  const made = placeNetwork(description).at(-1)?.output
  return isSizeless(description) || made?.length !== 3 ? undefined : made
}

/** @throws UserError when there are no pictures, or they differ in size. */
export function demandOneSize(
  pictures: readonly { readonly shape: readonly [number, number, number] }[],
): Shape3 {
  const [first] = pictures
  if (!first) throw new UserError('There are no pictures.', 'Give at least one picture.', { port: 'images' })
  const size = first.shape
  const other = pictures.findIndex(({ shape }) => shape.join() !== size.join())
  if (other >= 0) {
    throw new UserError(
      `Picture 1 has ${px(size)}, and picture ${other + 1} has ${px(pictures[other]?.shape ?? size)}.`,
      'Cut pictures of one size out of them, with Patches.',
      { port: 'images' },
    )
  }
  return size
}

/** @throws UserError when the pictures differ in size, or the networks do not make or take such pictures. */
export function demandFitting(
  pictures: readonly { readonly shape: readonly [number, number, number] }[],
  generator: NetworkDescription,
  discriminator: NetworkDescription,
): { readonly places: NoisePlaces; readonly size: Shape3 } {
  const size = demandOneSize(pictures)
  const places = noisePlaces(generator, size)
  if (places === undefined) {
    const made = madeSize(generator)
    throw new UserError(
      made
        ? `The generator makes pictures of ${px(made)}, and the pictures have ${px(size)}.`
        : `The generator makes pictures whose sides are multiples of ${enlargement(generator)} px, and the pictures have ${px(size)}.`,
      'Cut patches of such a size, or choose another side for the generator.',
      { port: 'images' },
    )
  }
  demandJudging(discriminator, size)
  return { places, size }
}

/** @throws UserError when a discriminator does not take pictures of that size. */
export function demandJudging(discriminator: NetworkDescription, size: Shape3): void {
  const { input } = discriminator
  const fits = input.length === 3 && input.every((side, axis) => side === null || side === size[axis])
  if (!fits) {
    throw new UserError(
      `The discriminator judges pictures of ${input.join(' x ')}, and the pictures have ${size.join(' x ')}.`,
      'Choose the same side for the discriminator, or the kind Patch, which takes any.',
      { port: 'discriminator' },
    )
  }
  try {
    placeNetwork(discriminator, size)
  } catch (cause) {
    if (!(cause instanceof DescriptionError)) throw cause
    throw new UserError(
      `Pictures of ${px(size)} are too small for the discriminator, which halves them several times.`,
      'Give larger pictures.',
      { cause, port: 'images' },
    )
  }
}

const px = ([height = 0, width = 0]: readonly number[]) => `${width} x ${height} px`
