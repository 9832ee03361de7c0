import { UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { adversarialTerm, parameterCount } from '../../src/tensor'
import { Discriminator, Loss, Objective } from '../ports'
import { isSizeless } from '../train/sizes'

export const lossAdversarial = defineNode({
  type: 'loss/adversarial',
  version: 1,
  title: 'Adversarial loss',
  category: 'Loss',
  doc: 'How far a trained discriminator is from taking the picture for real, at every place: brushwork that was learned as a GAN, as a style (Markovian GAN, Li and Wand 2016). It takes a discriminator of the kind Patch. A discriminator only knows what it was trained on: mixed with content and style losses, at a small weight, it adds touches.',
  inputs: {
    discriminator: port(Discriminator, {
      label: 'discriminator',
      doc: 'Of the kind Patch, from Train GAN.',
    }),
    objective: port(Objective, {
      label: 'objective',
      doc: 'What a generator would minimize; hinge when nothing is wired.',
      optional: true,
    }),
  },
  params: {},
  outputs: { loss: port(Loss, { label: 'loss', doc: 'One term, adversarial, on the picture itself.' }) },
  forecast({ inputs: { discriminator } }) {
    const bytes = 4 * parameterCount(discriminator.description)
    return { outputs: { loss: [{ bytes }] }, work: 0, peak: bytes }
  },
  run({ inputs: { discriminator, objective = { name: 'hinge', smoothing: 0 } as const } }) {
    if (!isSizeless(discriminator.description)) {
      throw new UserError(
        'The discriminator judges whole pictures of one size.',
        'Choose the kind Patch, which judges every place of pictures of any size, and train it.',
        { port: 'discriminator' },
      )
    }
    return { loss: [adversarialTerm({ discriminator, objective, weight: 1 })] }
  },
})
