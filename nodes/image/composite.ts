import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { compositeCost, compositeImages } from '../../src/tensor'
import { Image, Mask } from '../ports'
import { agree, demandSameSize } from '../sizes'

export const imageComposite = defineNode({
  type: 'image/composite',
  version: 1,
  title: 'Composite',
  category: 'Image',
  doc: 'Lays one picture over another where a mask says so, such as a stylized background behind the photographed figure. All three have one size.',
  inputs: {
    foreground: port(Image, { label: 'foreground', doc: 'Seen where the mask is 1.' }),
    background: port(Image, { label: 'background', doc: 'Seen where the mask is 0.' }),
    mask: port(Mask, { label: 'mask', doc: 'The share of the foreground at each pixel.' }),
  },
  params: {},
  outputs: { image: port(Image, { label: 'image', doc: 'Both in one picture.' }) },
  forecast: ({ inputs: { foreground, background, mask } }) =>
    agree(foreground, background) && agree(foreground, mask)
      ? { outputs: { image: foreground }, ...compositeCost(foreground) }
      : undefined,
  async run({ inputs: { foreground, background, mask } }, { signal }) {
    const front = { label: 'foreground', value: foreground }
    demandSameSize(front, { label: 'background', value: background }, 'background')
    demandSameSize(front, { label: 'mask', value: mask }, 'mask')
    return { image: await compositeImages(foreground, background, mask, { signal }) }
  },
})
