import { UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { integer } from '../../src/core/param'
import { port } from '../../src/core/port'
import { cloneTensor, copyCost } from '../../src/tensor'
import { Image, Images } from '../ports'

export const setPick = defineNode({
  type: 'set/pick',
  version: 1,
  title: 'Pick image',
  category: 'Set',
  doc: 'One picture of a set, by its number. The set’s preview, opened, shows which number is which.',
  inputs: { images: port(Images, { label: 'images', doc: 'The set to pick from.' }) },
  params: {
    number: integer({
      label: 'Number',
      doc: 'Which picture: 1 is the first.',
      default: 1,
      min: 1,
      max: 10_000,
      track: { min: 1, max: 64 },
    }),
  },
  outputs: { image: port(Image, { label: 'image', doc: 'The picture of this number.' }) },
  forecast({ inputs: { images }, params: { number } }) {
    const image = images.images[number - 1]
    return image && { outputs: { image }, ...copyCost(image) }
  },
  run({ inputs: { images }, params: { number } }) {
    const count = images.images.length
    const image = images.images[number - 1]
    if (!image) {
      throw new UserError(
        count === 1
          ? `There is no picture ${number}: the set has only one.`
          : `There is no picture ${number}: the set has ${count}.`,
        count === 0 ? 'Wire a set that has pictures.' : `Choose a number from 1 to ${count}.`,
        { port: 'images' },
      )
    }
    return { image: cloneTensor(image) }
  },
})
