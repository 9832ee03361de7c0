import { type Origin, type RunContext, UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { toggle } from '../../src/core/param'
import { port } from '../../src/core/port'
import { type LossTerm, measureCost, type Tensor3D, uniqueNames } from '../../src/tensor'
import { Image, Loss, Measures, type MeasuresValue, Table } from '../ports'
import { metrics } from '../ports/metric'
import { checkNotSmall, checkSameSize } from './check'
import {
  lossReadings,
  lossReadingsCost,
  pictureMeasures,
  pictureReadings,
  similarityMeasures,
  similarityReadings,
} from './readings'
import { tableOf } from './table-of'

export const measureCompare = defineNode({
  type: 'measure/compare',
  version: 1,
  title: 'Compare',
  category: 'Measure',
  doc: 'Several results in one table: a row for each wire, named after the node it comes from, and a column for each number. With a reference it tells PSNR and SSIM, with a loss every term of it. Open the table to see it as a chart.',
  inputs: {
    images: port(Image, {
      label: 'pictures',
      doc: 'Pictures to compare, in the order of the rows.',
      many: true,
      optional: true,
      named: true,
    }),
    reference: port(Image, {
      label: 'reference',
      doc: 'What PSNR and SSIM are measured against, usually the content; of the size of the pictures.',
      optional: true,
    }),
    loss: port(Loss, { label: 'loss', doc: 'What all pictures are measured by.', optional: true }),
    measures: port(Measures, {
      label: 'measures',
      doc: 'Numbers that other nodes measured: a row for each wire.',
      many: true,
      optional: true,
      named: true,
    }),
  },
  params: {
    looks: toggle({
      label: 'Looks',
      doc: 'What can be said of each picture alone: contrast, sharpness, detail and colorfulness. The node Measure picture explains these numbers.',
      default: true,
    }),
    time: toggle({
      label: 'Time and steps',
      doc: 'What it took to compute each result with all it is made of, when that was last done on this machine, and the iterations of its optimizers. Times differ from run to run; without them the same graph always gives the same table.',
      default: true,
    }),
  },
  outputs: { table: port(Table, { label: 'table', doc: 'One row per result.' }) },
  forecast({ inputs: { images, reference, loss, measures }, params: { looks, time } }) {
    // Which numbers come with them is not known from their sizes.
    if (measures.length > 0) return undefined
    const chosen = [...(reference ? similarityMeasures : []), ...(looks ? pictureMeasures : [])]
    const columns = chosen.length + (loss ? loss.length + 1 : 0) + (time ? 2 : 0)
    let work = 0
    let peak = 0
    for (const image of images) {
      const byLoss = loss ? lossReadingsCost(image, loss) : { work: 0, peak: 0 }
      if (!byLoss) return undefined
      const direct = measureCost(image, chosen)
      work += direct.work + byLoss.work
      peak = Math.max(peak, direct.peak, byLoss.peak)
    }
    return { outputs: { table: { rows: images.length, columns } }, work, peak }
  },
  async run({ inputs: { images, reference, loss, measures }, params: { looks, time } }, context) {
    if (images.length + measures.length === 0) {
      throw new UserError('There is nothing to compare.', 'Wire at least one picture, or measures, into it.')
    }
    const origins = [
      ...nameAll('images', images.length, context),
      ...nameAll('measures', measures.length, context),
    ]
    const names = uniqueNames(origins)
    const sets: MeasuresValue[] = []
    for (const [index, image] of images.entries()) {
      const name = names[index] ?? ''
      sets.push(await measure({ image, name, reference, loss, looks }, context.signal))
      await context.report({ fraction: (index + 1) / images.length })
    }
    sets.push(...measures)
    const rows = sets.map((readings, index) => {
      const origin = time ? origins[index] : undefined
      return { name: names[index] ?? '', readings: origin ? [...readings, ...spentOn(origin)] : readings }
    })
    return { table: tableOf(rows) }
  },
})

interface Subject {
  readonly image: Tensor3D
  readonly name: string
  readonly reference: Tensor3D | undefined
  readonly loss: readonly LossTerm[] | undefined
  readonly looks: boolean
}

async function measure(
  { image, name, reference, loss, looks }: Subject,
  signal: AbortSignal,
): Promise<MeasuresValue> {
  if (reference) checkSameSize(image, reference, `“${name}”`)
  if (reference || looks) checkNotSmall(image, `“${name}”`)
  return [
    ...(reference ? await similarityReadings(image, reference, signal) : []),
    ...(loss ? await lossReadings(image, loss, `“${name}”`, signal) : []),
    ...(looks ? await pictureReadings(image, signal) : []),
  ]
}

function nameAll(input: string, count: number, { origins }: RunContext): readonly Origin[] {
  const known = origins(input)
  return Array.from({ length: count }, (_, index) => known[index] ?? { name: `${input} ${index + 1}` })
}

function spentOn({ ms, iterations }: Origin): MeasuresValue {
  return [
    { metric: metrics.time, value: ms === undefined ? Number.NaN : Math.round(ms) / 1000 },
    { metric: metrics.steps, value: iterations ?? Number.NaN },
  ]
}
