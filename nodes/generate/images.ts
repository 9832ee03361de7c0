import { UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { integer } from '../../src/core/param'
import { port } from '../../src/core/port'
import {
  disposeTensors,
  generateImages,
  generatorInput,
  latentLength,
  type NetworkDescription,
  passCost,
  type Shape3,
} from '../../src/tensor'
import { Generator, Images, Latent } from '../ports'
import { enlargement, madeSize } from '../train/sizes'

const sideParam = (label: string) =>
  integer({
    label,
    doc: 'Of the pictures of a generator for any size, rounded to what it can make; others have one size.',
    default: 256,
    min: 16,
    max: 4096,
    track: { min: 64, max: 1024 },
    scale: 'log',
    unit: 'px',
    role: 'size',
  })

export const generateImagesNode = defineNode({
  type: 'generate/images',
  version: 1,
  title: 'Generate',
  category: 'Generate',
  doc: 'Draws a picture for each latent. A trained generator draws by the running average of its weights, which is steadier.',
  inputs: {
    latent: port(Latent, { label: 'latent', doc: 'One row for each picture.' }),
    generator: port(Generator, { label: 'generator', doc: 'From Train GAN, or Load generator.' }),
  },
  params: { width: sideParam('Width'), height: sideParam('Height') },
  outputs: { images: port(Images, { label: 'images', doc: 'One picture for each latent, 0..1.' }) },
  forecast({ inputs: { latent, generator }, params }) {
    const { description } = generator
    const { size, places } = sizeFor(description, params)
    const input = places ? ([...places, latentLength(description)] as const) : undefined
    const batch = Math.min(16, latent.count)
    const cost = passCost(description, batch, 'forward', input && [input[0], input[1], input[2]])
    const bytes = 4 * latent.count * size[0] * size[1] * size[2]
    return {
      outputs: { images: { images: Array.from({ length: latent.count }, () => size) } },
      work: (latent.count / batch) * cost.work,
      peak: cost.peak + 2 * bytes,
    }
  },
  async run({ inputs: { latent, generator }, params }, context) {
    const { description } = generator
    const length = latentLength(description)
    if (latent.values.shape[1] !== length) {
      throw new UserError(
        `The generator takes ${length} numbers for a picture, and these latents have ${latent.values.shape[1]}.`,
        'Wire the generator into Latent noise, or set its length.',
        { port: 'latent' },
      )
    }
    const { places } = sizeFor(description, params)
    const input = await generatorInput(latent.values, places, (picture) => {
      const random = context.random(latent.seed + (latent.sharesNoise ? 0 : picture))
      return () => random.normal()
    })
    context.own(input, (owned) => disposeTensors([owned]))
    return { images: { images: await generateImages(generator, input, { signal: context.signal }) } }
  },
})

/** The size of the pictures, and the places of the noise with which they have it. */
function sizeFor(
  description: NetworkDescription,
  { width, height }: { readonly width: number; readonly height: number },
): { readonly size: Shape3; readonly places: readonly [number, number] | null } {
  const made = madeSize(description)
  if (made) return { size: made, places: null }
  const factor = enlargement(description)
  const places = [height, width].map((side) => Math.max(1, Math.round(side / factor)))
  const [rows = 1, columns = 1] = places
  return { size: [rows * factor, columns * factor, 3], places: [rows, columns] }
}
