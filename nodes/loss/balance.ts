import { defineNode } from '../../src/core/node'
import { slider } from '../../src/core/param'
import { port } from '../../src/core/port'
import { cloneTerm, copyCost, floatBytes } from '../../src/tensor'
import { Loss } from '../ports'

/** Where the slider begins, in its middle: it looks good on most pairs. */
const middle = 0.1

/** A tenth of the slider halves it: less could not be seen. */
function contentWeight(amount: number): number {
  return middle * 2 ** (10 * (0.5 - amount))
}

export const lossBalance = defineNode({
  type: 'loss/balance',
  version: 1,
  title: 'How much style',
  category: 'Loss',
  doc: 'The one choice that everybody makes: keep the picture, or give it to the style. The content loss is weighted from strong to next to nothing, the style loss always with 1 (α/β of Gatys et al. 2016, section 3.3), on a scale on which every part of the slider makes a difference.',
  inputs: {
    content: port(Loss, { label: 'content', doc: 'What keeps the picture as it is.' }),
    style: port(Loss, { label: 'style', doc: 'What makes it look like the style.' }),
  },
  params: {
    amount: slider({
      label: 'How much style',
      doc: '0 is nearly the photograph, 0.5 a painting of it, 1 the style with hardly a trace of it. Each tenth halves the weight of the content.',
      default: 0.5,
      min: 0,
      max: 1,
      step: 0.01,
    }),
  },
  outputs: { loss: port(Loss, { label: 'loss', doc: 'Both, weighted.' }) },
  forecast({ inputs: { content, style } }) {
    const loss = [...content, ...style]
    return { outputs: { loss }, ...copyCost(...loss.map(({ bytes }) => [bytes / floatBytes])) }
  },
  run: ({ inputs: { content, style }, params: { amount } }) => ({
    loss: [
      ...content.map((term) => cloneTerm(term, { scale: contentWeight(amount) })),
      ...style.map((term) => cloneTerm(term, { scale: 1 })),
    ],
  }),
})
