import { encoders } from '../../models'
import { UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { choice, integer, seed, slider } from '../../src/core/param'
import { port } from '../../src/core/port'
import {
  cloneTensor,
  disposeState,
  disposeTensors,
  type LossReport,
  NotFiniteError,
  optimizeCost,
  optimizePixels,
} from '../../src/tensor'
import { explainNetworkFailure } from '../features/network'
import { Image, Loss, Series } from '../ports'
import { countReports, lossSeries } from './loss-series'
import { startCanvas } from './start'

export const optimizePixelsNode = defineNode({
  type: 'optimize/pixels',
  version: 1,
  title: 'Optimize pixels',
  category: 'Optimize',
  heavy: true,
  doc: 'Paints: changes the pixels step by step so that the loss falls (Gatys, Ecker and Bethge 2015; Adam, Kingma and Ba 2015, algorithm 1). Every network the loss needs runs once forward and once backward per iteration, however many terms there are.',
  inputs: {
    image: port(Image, {
      label: 'start',
      doc: 'Sets the size of the canvas; the painting starts from it, from noise, or from both.',
    }),
    loss: port(Loss, { label: 'loss', doc: 'What to minimize.' }),
  },
  params: {
    iterations: integer({
      label: 'Iterations',
      doc: 'Steps to take. From a picture 100 to 300 are enough; from noise it wants more.',
      default: 200,
      min: 0,
      max: 10_000,
      track: { min: 10, max: 1000 },
      scale: 'log',
      role: 'iterations',
    }),
    optimizer: choice({
      label: 'Optimizer',
      doc: 'Adam is robust and paints a little of everything at once. L-BFGS learns how the loss bends and comes lower in fewer iterations, for more memory (Nocedal and Wright 2006, section 7.2; the choice of neural-style). With line search it never goes up, and each trial counts as an iteration.',
      default: 'adam',
      options: [
        { value: 'adam', label: 'Adam' },
        { value: 'lbfgs', label: 'L-BFGS' },
        { value: 'lbfgs-search', label: 'L-BFGS, line search' },
      ],
    }),
    learningRate: slider({
      label: 'Learning rate',
      doc: "Adam's step size, in units of the 0..1 pixel range; with L-BFGS how far the first step goes on average, and without line search any step at most. Too large and the picture becomes noisy; too small and little happens.",
      default: 0.02,
      min: 0.0001,
      max: 0.5,
      scale: 'log',
    }),
    start: choice({
      label: 'Start from',
      doc: 'The content keeps the layout most faithfully; noise gives the most freedom.',
      default: 'content',
      options: [
        { value: 'content', label: 'Content' },
        { value: 'noise', label: 'Noise' },
        { value: 'blend', label: 'Blend' },
      ],
    }),
    noise: slider({
      label: 'Noise in blend',
      doc: 'Share of noise when starting from a blend: 0 is the picture, 1 is noise.',
      default: 0.3,
      min: 0,
      max: 1,
      step: 0.01,
    }),
    averaging: slider({
      label: 'Averaging',
      doc: 'The result is an exponential moving average of the iterates with this memory, which removes the jitter of single steps; 0 is off.',
      default: 0.95,
      min: 0,
      max: 0.999,
      step: 0.001,
    }),
    history: integer({
      label: 'History',
      doc: 'How many steps L-BFGS remembers; each takes the memory of two pictures. neural-style has 100, but 10 to 20 do nearly as well.',
      default: 10,
      min: 1,
      max: 100,
      unit: 'steps',
    }),
    reportEvery: integer({
      label: 'Loss every',
      doc: 'How often the losses are noted down. The first and the last are always.',
      default: 5,
      min: 1,
      max: 1000,
      track: { min: 1, max: 100 },
      scale: 'log',
      unit: 'iterations',
    }),
    seed: seed({ label: 'Seed', doc: 'Of the noise. The same seed gives the same picture.' }),
  },
  outputs: {
    image: port(Image, { label: 'image', doc: 'The painted picture.' }),
    losses: port(Series, { label: 'losses', doc: 'Every term and the weighted total, by iteration.' }),
  },
  forecast({ inputs: { image, loss: terms }, params }) {
    const { iterations, averaging, optimizer, history, reportEvery } = params
    const layers = (network: string) => encoders.find(({ id }) => id === network)?.layerInfo
    const cost = optimizeCost({
      image,
      terms,
      iterations,
      averaging: averaging > 0,
      optimizer,
      history,
      layers,
    })
    const losses = { points: countReports(iterations, reportEvery), curves: terms.length + 1 }
    return cost && { ...cost, outputs: { image, losses } }
  },
  async run({ inputs, params }, context) {
    if (inputs.loss.length === 0) {
      throw new UserError('The loss has no terms.', 'Wire at least one loss into it.')
    }
    const { iterations } = params
    const start = context.own(
      startCanvas(inputs.image, params.start, params.noise, context.random(params.seed)),
      (canvas) => disposeTensors([canvas]),
    )
    const reports: LossReport[] = []
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
        terms: inputs.loss,
        iterations,
        optimizer: params.optimizer,
        learningRate: params.learningRate,
        history: params.history,
        averaging: params.averaging,
        reportEvery: params.reportEvery,
        signal: context.signal,
        onReport: (report) => reports.push(report),
        onStep: async ({ iteration, image: current }) => {
          await reportLosses()
          await context.report({
            iteration,
            iterations,
            fraction: fractionOf(iteration, iterations),
            preview: async () => {
              const canvas = current()
              try {
                return await Image.preview(canvas, livePreviewSide)
              } finally {
                disposeTensors([canvas])
              }
            },
          })
        },
      })
      disposeState(state)
      context.own(image, (painted) => disposeTensors([painted]))
      await reportLosses()
      return { image: cloneTensor(image), losses: lossSeries(reports) }
    } catch (cause) {
      if (cause instanceof NotFiniteError) {
        throw new UserError(cause.message, 'Lower the learning rate, or the weight of that loss.', { cause })
      }
      return explainNetworkFailure(cause)
    }
  },
})

/** Enough for the node on the canvas; drawing more would cost a step's time on slow backends. In px. */
const livePreviewSide = 512

const fractionOf = (iteration: number, iterations: number) => (iterations === 0 ? 1 : iteration / iterations)
