import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openSession } from '../../src/cli/session'
import { example } from './graphs'
import type { BenchOptions } from './options'
import { type Sample, type Section, section } from './stats'

interface Case {
  readonly title: string
  readonly graph: string
  readonly settings: readonly string[]
  /** What is learned at one size is asked at the next. In px. */
  readonly sizes: readonly number[]
}

const painted = (network: string, iterations: number) => [
  `content-features.network=${network}`,
  `style-features.network=${network}`,
  `optimize.iterations=${iterations}`,
]

/** How near forecasts come to what is measured: 1 is exact, above it the forecast was too high. */
export async function benchForecast(
  { quick, weights, backend }: BenchOptions,
  say: (what: string) => void,
): Promise<Section> {
  const cases: Case[] = [
    { title: 'AdaIN', graph: 'adain.json', settings: [], sizes: quick ? [256, 384] : [256, 512, 1024] },
    {
      title: 'Gatys, lite',
      graph: 'gatys.json',
      settings: painted('lite-encoder', 20),
      sizes: quick ? [192, 256] : [192, 256, 512],
    },
    {
      title: 'Gatys in pieces, lite',
      graph: 'gatys.json',
      settings: [
        ...painted('lite-encoder', 1),
        'style-size.size=0.25',
        'optimize.sketches=0',
        `optimize.tileSide=${quick ? 256 : 1024}`,
      ],
      sizes: quick ? [512] : [2048],
    },
  ]
  const skipped: string[] = []
  if (!existsSync(join(weights, 'vgg19'))) skipped.push(`VGG-19: ${weights} does not have it`)
  else if (!quick) {
    cases.push({
      title: 'Gatys, VGG-19',
      graph: 'gatys.json',
      settings: painted('vgg19', 3),
      sizes: [128, 256],
    })
  }
  const samples: Sample[] = []
  for (const each of cases) {
    // An engine of its own: nothing is cached, and nothing known of its speed.
    const { session, dispose } = await openSession({ backend, weights, cacheBytes: 0 })
    try {
      for (const size of each.sizes) {
        const name = `${each.title} ${size} px`
        say(`forecast: ${name}`)
        const document = await example(each.graph, size, each.settings)
        const { forecast } = await session.plan(document)
        const { outcome, ms, peakBytes } = await session.run(document)
        if (outcome !== 'done') throw new Error(`${name} ended as ${outcome}.`)
        const memory = [forecast.peakBytes / peakBytes]
        const unit = 'forecast / measured'
        samples.push({ name: `${name}, memory`, unit, values: memory, peakBytes })
        if (forecast.ms !== undefined) {
          samples.push({ name: `${name}, time`, unit, values: [forecast.ms / ms] })
        }
      }
    } finally {
      await dispose()
    }
  }
  return section('Forecasts', samples, skipped)
}
