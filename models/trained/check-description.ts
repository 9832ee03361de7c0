import {
  DescriptionError,
  type LayerDescription,
  type LayerShape,
  type NetworkDescription,
  placeNetwork,
  type VariableSpec,
  variableSpecs,
} from '../../src/tensor'
import { countLayers, descriptionSchema, mostLayers } from './description-schema'

/** Of all variables. */
const mostParameters = 100_000_000
/** Of the values of one activation, for one picture: 256 MB. */
const mostValues = 2 ** 26

/** A description with the variables that it asks for, by name. */
export interface CheckedDescription {
  readonly description: NetworkDescription
  readonly specs: ReadonlyMap<string, VariableSpec>
}

/**
 * Reads a description that may say anything.
 * @throws DescriptionError when it is no network, none of its role, or a larger one than can be.
 */
export function checkDescription(said: unknown): CheckedDescription {
  const parsed = descriptionSchema.safeParse(said)
  if (!parsed.success) throw new DescriptionError('describes no network that is known here')
  const description = parsed.data
  const count = countLayers(description.layers)
  if (count > mostLayers)
    throw new DescriptionError(`describes ${count} layers; at most ${mostLayers} are possible`)
  checkRole(description)
  const specs = variableSpecs(description)
  const parameters = [...specs.values()].reduce((sum, { shape }) => sum + valuesIn(shape), 0)
  if (!(parameters <= mostParameters)) {
    throw new DescriptionError(`describes ${parameters} parameters; at most ${mostParameters} are possible`)
  }
  return { description, specs }
}

const valuesIn = (shape: readonly number[]) => shape.reduce((product, side) => product * side, 1)

function checkRole(description: NetworkDescription): void {
  const { role, input } = description
  const sizeless = input.length === 3 && input[0] === null && input[1] === null
  if (input.length === 3 && !sizeless && input.includes(null)) {
    throw new DescriptionError('takes pictures of any width or any height, and not of both')
  }
  if (sizeless && needSize(description.layers)) {
    throw new DescriptionError('takes pictures of any size, and has a layer that needs one size')
  }
  const made = checkSizes(description)
  const fits = {
    generator: (input.length === 1 || sizeless) && made.length === 3 && made[2] === 3,
    discriminator: input.length === 3 && input[2] === 3 && (made.length === 1 ? made[0] : made[2]) === 1,
    network: input.length === 3 && made.length === 3,
  }
  if (!fits[role]) {
    throw new DescriptionError(`makes [${made.join(', ')}] of [${input.join(', ')}], which no ${role} does`)
  }
  if (role === 'generator' && sizeless) checkEnlargement(description)
}

function needSize(layers: readonly LayerDescription[]): boolean {
  return layers.some((layer) =>
    layer.kind === 'residual'
      ? needSize(layer.layers)
      : layer.kind === 'dense' || layer.kind === 'flatten' || layer.kind === 'reshape',
  )
}

/** The shape at the end. @throws DescriptionError when one on the way is larger than can be. */
function checkSizes(description: NetworkDescription, from?: LayerShape): LayerShape {
  const { role, input: given } = description
  const placed = placeNetwork(description, from)
  for (const { layer, input, output } of placed) {
    // Also of what is no number.
    if (!(valuesIn(output) <= mostValues)) {
      throw new DescriptionError(`makes [${output.join(', ')}] on the way, which is too large`)
    }
    if (layer.kind === 'residual') checkSizes({ role, input: given, layers: layer.layers }, input)
  }
  const last = placed.at(-1)
  if (!last) throw new DescriptionError('describes no layers')
  return last.output
}

/** From noise at every place, a generator makes so many px of each, whatever the size. */
function checkEnlargement(description: NetworkDescription): void {
  const [first = 0, ...others] = [8, 9, 16].map((side) => {
    const [, , latent] = description.input
    const [height = 0, width = 0] =
      placeNetwork(description, [side, 2 * side, latent ?? 1]).at(-1)?.output ?? []
    return height / side === width / (2 * side) ? height / side : 0
  })
  if (Number.isInteger(first) && first >= 1 && others.every((factor) => factor === first)) return
  throw new DescriptionError('makes pictures that are no whole multiple of its noise')
}
