import { weightsFingerprint } from '../../models'
import { UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import {
  cloneNetwork,
  cloneTensor,
  disposePair,
  disposeTensors,
  drawGeneratorInput,
  type GanAt,
  type GanPair,
  type GanReport,
  ganStepCost,
  generateImages,
  latentLength,
  NotFiniteError,
  passCost,
  type Shape3,
  type TrainableNetwork,
  trainGan,
} from '../../src/tensor'
import { explainNetworkFailure } from '../features/network'
import { countReports } from '../optimize/loss-series'
import { Discriminator, Generator, Images, Objective, Series } from '../ports'
import { ganBeginning, ganState } from './gan-checkpoint'
import { collapseNote, SampleJudge } from './gan-quality'
import { ganReportSeries, qualitySeries, termsOf } from './gan-series'
import { augmentationsOf, stepSettings, trainingParams } from './gan-training-params'
import { demandFitting } from './sizes'
import { previewOf, TrainingKeeper } from './training-keeper'

export const trainGanNode = defineNode({
  type: 'train/gan',
  version: 1,
  title: 'Train GAN',
  category: 'Train',
  heavy: true,
  doc: 'A generator learns to draw pictures like those given, by a game against a discriminator that learns to tell them apart (Goodfellow et al. 2014, algorithm 1). The samples are always drawn from the same latents, so that one sees the same pictures grow. The losses of such a game do not say how good it is; the distance of the samples from the given pictures does, and their variety.',
  inputs: {
    images: port(Images, {
      label: 'images',
      doc: 'What to learn from, all of the size that the generator makes. Some hundred patches of one painting do.',
    }),
    generator: port(Generator, { label: 'generator', doc: 'It goes on from what it has learned.' }),
    discriminator: port(Discriminator, {
      label: 'discriminator',
      doc: 'It goes on from what it has learned.',
    }),
    objective: port(Objective, {
      label: 'objective',
      doc: 'What they play for; hinge when nothing is wired.',
      optional: true,
    }),
  },
  params: trainingParams,
  outputs: {
    samples: port(Images, { label: 'samples', doc: 'Pictures from the same latents, whatever the steps.' }),
    generator: port(Generator, {
      label: 'generator',
      doc: 'Trained; its running average draws the samples.',
      aside: true,
    }),
    discriminator: port(Discriminator, {
      label: 'discriminator',
      doc: 'The trained discriminator.',
      aside: true,
    }),
    losses: port(Series, {
      label: 'losses',
      doc: 'Of both, and how the discriminator judged real and generated pictures: D(x), D(G(z)).',
    }),
    quality: port(Series, {
      label: 'quality',
      doc: 'The distance of samples from the given pictures, which should fall, and their variety, which should come near to 1.',
    }),
  },
  fingerprint: () => weightsFingerprint('lite-encoder'),
  forecast({ inputs: { images, generator, discriminator }, params }) {
    const [first] = images.images
    if (!first) return undefined
    const { steps, batch, discriminatorSteps, samples, reportEvery, measureEvery } = params
    const step = ganStepCost(generator.description, discriminator.description, batch, discriminatorSteps)
    const draw = passCost(generator.description, 16, 'forward')
    const measured = countReports(steps, measureEvery)
    const size = (network: typeof generator, average: boolean) => ({
      description: network.description,
      copies: average ? 4 : 3,
    })
    const shown = Array.from({ length: samples }, (): Shape3 => first)
    return {
      outputs: {
        samples: { images: shown },
        generator: size(generator, params.averaging > 0),
        discriminator: size(discriminator, false),
        losses: { points: countReports(steps, reportEvery), curves: 4 },
        quality: { points: measured, curves: 2 },
      },
      work: steps * step.work + measured * (samples / 16) * 4 * draw.work,
      peak: step.peak + 4 * 12 * first[0] * first[1] * samples,
    }
  },
  async run({ inputs, params }, context) {
    const { images } = inputs.images
    const { places } = demandFitting(images, inputs.generator.description, inputs.discriminator.description)
    const objective = inputs.objective ?? { name: 'hinge', smoothing: 0 }
    const { signal } = context
    const { steps, samples: count } = params
    try {
      const judge = await SampleJudge.over(images, params, context)
      const length = latentLength(inputs.generator.description)
      const latents = (pictures: number, normal: () => number) =>
        drawGeneratorInput(pictures, length, places, normal)
      const random = context.random(params.seed)
      const fixed = context.own(
        latents(count, () => random.normal()),
        (owned) => disposeTensors([owned]),
      )
      const draw = (generator: TrainableNetwork) => generateImages(generator, fixed, { signal })
      const from = await ganBeginning(inputs, params, context)
      const { reports, judgments } = from
      const keeper = new TrainingKeeper<GanAt>(context, {
        every: params.checkpointEvery,
        from: from.step,
        state: (step, at) => ganState(step, at, from),
        draw: ({ pair }) => draw(pair.generator),
      })
      let previewed = performance.now()
      const tell = (step: number, pair: GanPair, last?: GanReport) => {
        const due = performance.now() - previewed > previewInterval
        if (due) previewed = performance.now()
        const message = collapseNote(judgments)
        return context.report({
          ...(message && { message }),
          iteration: step,
          iterations: steps,
          fraction: steps === 0 ? 1 : step / steps,
          ...(last && { terms: termsOf(last) }),
          ...(due && { preview: () => previewOf(() => draw(pair.generator), previewSide) }),
        })
      }
      const start = inputs.generator.steps
      if (judgments.length === 0) judgments.push(await judge.judge(from.start.generator, 0, fixed))
      const pair = await trainGan({
        start: from.start,
        pictures: images,
        steps: steps - from.step,
        batch: params.batch,
        discriminatorSteps: params.discriminatorSteps,
        ...stepSettings(objective, augmentationsOf(params.augment), params),
        averaging: params.averaging,
        latents,
        random: (step) => context.random((params.seed + 0x9e3779b9 * (step + 1)) >>> 0),
        signal,
        onReport: (report) => {
          const step = report.step - start
          if (step % params.reportEvery === 0) reports.push({ ...report, step })
        },
        onStep: async (at) => {
          const step = at.step - start
          if (step % params.measureEvery === 0 || step === steps) {
            judgments.push(await judge.judge(at.pair.generator, step, fixed))
          }
          await keeper.after(step, at, step === steps)
          await tell(step, at.pair, reports.at(-1))
        },
        onCancel: (at) => keeper.keep(at.step - start, at),
      })
      context.own(pair, disposePair)
      const note = collapseNote(judgments)
      if (note) context.log.warn(note)
      const drawn = await draw(pair.generator)
      const owned = context.own(drawn, disposeTensors)
      return {
        samples: { images: owned.map((image) => cloneTensor(image)) },
        generator: cloneNetwork(pair.generator),
        discriminator: cloneNetwork(pair.discriminator),
        losses: ganReportSeries(reports),
        quality: qualitySeries(judgments),
      }
    } catch (cause) {
      if (cause instanceof NotFiniteError) {
        throw new UserError(
          cause.message,
          'Lower the learning rates, or choose the hinge loss and a discriminator other than DCGAN.',
          { cause },
        )
      }
      return explainNetworkFailure(cause)
    }
  },
})

/** Drawing samples takes about as long as a step: in ms. */
const previewInterval = 1000

/** Of the live preview, in px. */
const previewSide = 512
