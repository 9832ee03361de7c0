import { encoders } from '../../models'
import { UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import {
  cloneTensor,
  disposeState,
  disposeTensors,
  NotFiniteError,
  NotInPartsError,
  optimizeCost,
  optimizePixels,
  paintState,
  valuesIn,
} from '../../src/tensor'
import { explainNetworkFailure } from '../features/network'
import { Image, Loss, Painting, paintingBytes, Series } from '../ports'
import { beginning } from './beginning'
import { PaintingKeeper } from './checkpoint'
import { countReports, lossSeries } from './loss-series'
import { paintingParams } from './painting-params'

export const optimizePixelsNode = defineNode({
  type: 'optimize/pixels',
  version: 3,
  migrations: { 2: (params) => params, 3: (params) => ({ ...params, pyramid: 0, sketches: 0 }) },
  title: 'Optimize pixels',
  category: 'Optimize',
  heavy: true,
  doc: 'Paints: changes the pixels step by step so that the loss falls (Gatys, Ecker and Bethge 2015; Adam, Kingma and Ba 2015, algorithm 1). Every network the loss needs runs once forward and once backward per iteration, however many terms there are.',
  inputs: {
    image: port(Image, {
      label: 'canvas',
      doc: 'Sets the size of the canvas; the painting starts from it, from noise, or from both.',
    }),
    loss: port(Loss, { label: 'loss', doc: 'What to minimize.' }),
    start: port(Image, {
      label: 'start',
      doc: 'The picture to start from when “Start from” says image. It is brought to the size of the canvas.',
      optional: true,
    }),
    painting: port(Painting, {
      label: 'painting',
      doc: 'A painting to go on with, of any size: from coarse to fine, each scale takes the one before.',
      optional: true,
    }),
  },
  params: paintingParams,
  outputs: {
    image: port(Image, { label: 'image', doc: 'The painted picture.' }),
    losses: port(Series, { label: 'losses', doc: 'Every term and the weighted total, by iteration.' }),
    painting: port(Painting, {
      label: 'painting',
      doc: 'The picture with all that is needed to go on painting, at this size or at a larger one.',
      aside: true,
    }),
  },
  sketch: ({ sketches, sketchIterations }) =>
    sketches > 0
      ? {
          scale: 0.5,
          smallest: 64,
          params: { sketches: sketches - 1, iterations: sketchIterations },
          output: 'painting',
          input: 'painting',
        }
      : undefined,
  forecast({ inputs: { image, loss: terms, painting: before }, params }) {
    const { iterations, averaging, optimizer, pyramid, history, reportEvery, tileSide, gradient, jitter } =
      params
    const layers = (network: string) => encoders.find(({ id }) => id === network)?.layerInfo
    const cost = optimizeCost({
      image,
      terms,
      iterations,
      averaging: averaging > 0,
      optimizer,
      pyramid,
      history,
      tileSide,
      normalized: gradient === 'normalized',
      jitter: jitter > 0,
      layers,
    })
    const losses = { points: countReports(iterations, reportEvery), curves: terms.length + 1 }
    const kept = before && {
      ...before,
      image,
      average: before.average && valuesIn(before.image) === valuesIn(image),
    }
    const averaged = averaging > 0 && (iterations > 0 || kept?.average === true)
    const painting = { image, average: averaged, levels: optimizer === 'adam' ? pyramid + 1 : 0 }
    const resumed = kept ? paintingBytes(kept) : 0
    return cost && { ...cost, peak: cost.peak + resumed, outputs: { image, losses, painting } }
  },
  async run({ inputs, params }, context) {
    if (inputs.loss.length === 0) {
      throw new UserError('The loss has no terms.', 'Wire at least one loss into it.')
    }
    if (params.optimizer === 'lbfgs-search' && params.gradient === 'normalized') {
      throw new UserError(
        'The line search does not work with normalized gradients, which are not those of the loss.',
        'Choose another optimizer, or the gradient of the losses.',
      )
    }
    const { iterations, jitter, seed } = params
    if (jitter > 0 && params.optimizer !== 'adam') {
      throw new UserError(
        'L-BFGS compares the gradients of one step with those of the next, which jitter changes.',
        'Choose Adam, or set the jitter to 0.',
      )
    }
    const { start, resume, from, reports, gray } = await beginning(inputs, params, context)
    const keeper = new PaintingKeeper(context, params.checkpointEvery, reports, from)
    // Those of a run that was cut short are shown after the step it had come to, lest progress seem to go back.
    if (from > 0)
      await context.report({ iteration: from, iterations, fraction: fractionOf(from, iterations) })
    let reported = 0
    const reportLosses = async () => {
      for (const report of reports.slice(reported)) {
        const { iteration, values: terms, total } = report
        reported += 1
        await context.report({
          iteration,
          iterations,
          fraction: fractionOf(iteration, iterations),
          terms,
          total,
        })
      }
    }
    try {
      const { image, state } = await optimizePixels({
        start,
        ...(resume && { resume }),
        terms: inputs.loss,
        iterations: iterations - from,
        optimizer: params.optimizer,
        gradient: params.gradient,
        learningRate: params.learningRate,
        pyramid: params.pyramid,
        history: params.history,
        averaging: params.averaging,
        reportEvery: params.reportEvery,
        tileSide: params.tileSide,
        gray,
        ...(jitter > 0 && { jitter: { reach: jitter, seed } }),
        signal: context.signal,
        onReport: (report) => reports.push(report),
        onCancel: (step) => keeper.keep(step),
        onStep: async (step) => {
          const { iteration } = step
          await reportLosses()
          await keeper.after(step, iteration === iterations)
          await context.report({
            iteration,
            iterations,
            fraction: fractionOf(iteration, iterations),
            preview: async () => {
              const canvas = step.image()
              try {
                return await Image.preview(canvas, livePreviewSide)
              } finally {
                disposeTensors([canvas])
              }
            },
          })
        },
      })
      context.own(image, (painted) => disposeTensors([painted]))
      context.own(state, disposeState)
      await reportLosses()
      const painting = await paintState(state, params.averaging)
      return { image: cloneTensor(image), losses: lossSeries(reports), painting }
    } catch (cause) {
      if (cause instanceof NotFiniteError) {
        throw new UserError(cause.message, 'Lower the learning rate, or the weight of that loss.', { cause })
      }
      if (cause instanceof NotInPartsError) {
        throw new UserError(cause.message, 'Raise the piece size to the longest side of the picture.', {
          cause,
        })
      }
      return explainNetworkFailure(cause)
    }
  },
})

/** Enough for the node on the canvas; drawing more would cost a step's time on slow backends. In px. */
const livePreviewSide = 512

const fractionOf = (iteration: number, iterations: number) => (iterations === 0 ? 1 : iteration / iterations)
