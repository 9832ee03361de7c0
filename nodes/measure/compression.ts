import { UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { integer } from '../../src/core/param'
import { port } from '../../src/core/port'
import { disposeTensors, measureCost, psnrOf, ssimOf, type Tensor3D, valueWork } from '../../src/tensor'
import { codecOf, encode, pack, unpack } from '../coding/compress'
import { codingCost } from '../coding/cost'
import { JpegLadder } from '../coding/jpeg'
import { bitsAPixel, Image, Network, Table } from '../ports'
import { type Metric, metrics } from '../ports/metric'
import { checkNotSmall } from './check'
import { similarityMeasures } from './readings'

const bitsParam = { min: 1, max: 8, unit: 'bits' } as const

const columns: readonly Metric[] = [
  { name: 'bits a pixel' },
  metrics.psnr,
  metrics.ssim,
  { name: 'JPEG bits a pixel' },
  { ...metrics.psnr, name: 'JPEG PSNR' },
  { ...metrics.ssim, name: 'JPEG SSIM' },
]

export const measureCompression = defineNode({
  type: 'measure/compression',
  version: 1,
  title: 'Measure compression',
  category: 'Measure',
  doc: 'How well an autoencoder compresses a picture, for several numbers of bits, and how well JPEG does in as many bytes: its quality is searched for until the file is as large, or as near to it as it gets. A JPEG cannot be as small as one likes, and the table says so. JPEG is written by what is at hand, the browser or libvips, which differ a little.',
  inputs: {
    image: port(Image, { label: 'image', doc: 'The picture to compress.' }),
    network: port(Network, { label: 'network', doc: 'From Train autoencoder.' }),
  },
  params: {
    fewest: integer({
      ...bitsParam,
      label: 'Fewest bits',
      doc: 'Of each number of the code, in the first row.',
      default: 1,
    }),
    most: integer({
      ...bitsParam,
      label: 'Most bits',
      doc: 'Of each number of the code, in the last row.',
      default: 8,
    }),
    shown: integer({
      ...bitsParam,
      label: 'JPEG for',
      doc: 'The JPEG to look at is that of as many bytes as so many bits take.',
      default: 3,
    }),
  },
  outputs: {
    table: port(Table, {
      label: 'table',
      doc: 'A row for each number of bits: bits a pixel, PSNR and SSIM of the autoencoder, and of the JPEG that is nearest in size; and who is better by PSNR.',
    }),
    jpeg: port(Image, {
      label: 'JPEG',
      doc: 'The picture as JPEG of the size that was chosen.',
      aside: true,
    }),
  },
  forecast({ inputs: { image, network }, params: { fewest, most } }) {
    const cost = codingCost(image, network.description, 8)
    if (!cost) return undefined
    const rows = Math.max(0, most - fewest) + 1
    const measured = measureCost(image, similarityMeasures)
    const jpegs = qualitiesTried * workPerJpegValue * valueWork * image[0] * image[1]
    const row = cost.half + 2 * cost.coding + 2 * measured.work + jpegs
    return {
      outputs: { table: { rows, columns: columns.length }, jpeg: image },
      work: cost.id + cost.half + rows * row,
      peak: cost.peak + measured.peak,
    }
  },
  async run({ inputs: { image, network }, params: { fewest, most, shown } }, context) {
    checkNotSmall(image, 'The picture')
    if (fewest > most) {
      throw new UserError(
        `From ${fewest} to ${most} bits there is nothing.`,
        'Make Most bits larger, or Fewest bits smaller.',
      )
    }
    const { signal } = context
    const codec = await codecOf(network, signal)
    const encoded = await encode(image, codec, signal)
    const jpegs = await JpegLadder.of(image, context)
    const rows: { readonly name: string; readonly values: readonly number[]; readonly verdict: string }[] = []
    const [height, width] = image.shape
    for (let bits = fewest; bits <= most; bits++) {
      await context.report({ fraction: (bits - fewest) / (most - fewest + 1) })
      const { bytes } = await pack(encoded, bits, codec, signal)
      const own = await measured(unpack(bytes, codec, signal), image, signal)
      const file = await jpegs.nearest(bytes.length)
      const jpeg = await measured(jpegs.picture(file), image, signal)
      const sizes = [bytes, file].map(({ length }) => bitsAPixel(length, { width, height }))
      const [ownSize = 0, jpegSize = 0] = sizes
      rows.push({
        name: bits === 1 ? '1 bit' : `${bits} bits`,
        values: [ownSize, ...own, jpegSize, ...jpeg],
        verdict: verdictOf({ size: bytes.length, psnr: own[0] }, { size: file.length, psnr: jpeg[0] }),
      })
    }
    const { bytes } = await pack(encoded, shown, codec, signal)
    return {
      table: { metrics: columns, rows, verdicts: 'better' },
      jpeg: await jpegs.picture(await jpegs.nearest(bytes.length)),
    }
  },
})

/** Files that are written to find one of a size: the others of a bisection were there before. */
const qualitiesTried = 4
const workPerJpegValue = 40

/** Sizes that are so near to each other count as the same. */
const sameSize = 1.1

interface Outcome {
  /** In bytes. */
  readonly size: number
  readonly psnr: number
}

/** Who is better by PSNR; JPEG is not, where it takes more. */
export function verdictOf(own: Outcome, jpeg: Outcome): string {
  if (own.psnr >= jpeg.psnr) return 'autoencoder'
  return jpeg.size > sameSize * own.size ? 'JPEG cannot be so small' : 'JPEG'
}

/** PSNR and SSIM. @param made is freed. */
async function measured(
  made: Promise<Tensor3D>,
  image: Tensor3D,
  signal: AbortSignal,
): Promise<readonly [number, number]> {
  const picture = await made
  try {
    return [await psnrOf(picture, image, signal), await ssimOf(picture, image, signal)]
  } finally {
    disposeTensors([picture])
  }
}
