import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Session } from '../../src/engine/session'
import { example } from './graphs'
import type { BenchOptions } from './options'
import { type Sample, type Section, section } from './stats'
import { measureSteps } from './steps'

const NETWORKS = [
  { id: 'lite-encoder', title: 'lite', steps: 12 },
  { id: 'vgg19', title: 'VGG-19', steps: 4 },
] as const

const OPTIMIZERS = [
  { id: 'lbfgs', title: 'L-BFGS' },
  { id: 'lbfgs-search', title: 'L-BFGS, line search' },
] as const

/** Milliseconds per step of optimization, pictures square, content relu4_2, style relu1_1 to relu4_1. */
export async function benchGatys(
  session: Session,
  { quick, weights }: BenchOptions,
  say: (what: string) => void,
): Promise<Section> {
  const samples: Sample[] = []
  const skipped: string[] = []
  for (const { id, title, steps } of NETWORKS) {
    if (id === 'vgg19' && !existsSync(join(weights, id))) {
      skipped.push(`VGG-19: ${weights} does not have it; name a folder that does with --weights`)
      continue
    }
    for (const size of quick ? [128] : [128, 256, 512]) {
      const name = `${title} ${size} px`
      say(name)
      samples.push({ name, unit: 'ms/step', ...(await measure(session, id, size, steps)) })
    }
    if (id !== 'lite-encoder') continue
    const size = quick ? 128 : 256
    for (const optimizer of OPTIMIZERS) {
      const name = `${title} ${size} px, ${optimizer.title}`
      say(name)
      const settings = [`optimize.optimizer=${optimizer.id}`]
      samples.push({ name, unit: 'ms/step', ...(await measure(session, id, size, steps, settings)) })
    }
  }
  return section('Gatys, one step', samples, skipped)
}

async function measure(
  session: Session,
  network: string,
  size: number,
  steps: number,
  settings: readonly string[] = [],
): Promise<Pick<Sample, 'values' | 'peakBytes'>> {
  const document = await example('gatys.json', size, [
    'content-size.aspect=1:1',
    'optimize.sketches=0',
    `content-features.network=${network}`,
    `style-features.network=${network}`,
    ...settings,
  ])
  return measureSteps(session, document, steps)
}
