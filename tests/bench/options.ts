import { parseArgs } from 'node:util'
import type { CliBackend } from '../../src/cli/args'

export interface BenchOptions {
  /** Fewer sizes and repetitions, for a quick look. */
  readonly quick: boolean
  readonly backend: CliBackend
  /** Also measures threaded wasm in Chromium, on the production build. */
  readonly browser: boolean
  /** Measures the canvas in Chromium and nothing else. */
  readonly canvas: boolean
  /** Where to write the JSON; `-` is the standard output, in place of the table. */
  readonly json?: string
  /** Folder with VGG-19. */
  readonly weights: string
}

const USAGE = `npm run bench -- [--quick] [--backend wasm|cpu|webgpu] [--browser | --canvas] [--weights DIR] [--json FILE|-]`

/** @throws Error with the usage. */
export function parseOptions(argv: readonly string[], defaultWeights: string): BenchOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      quick: { type: 'boolean', default: false },
      backend: { type: 'string', default: 'wasm' },
      browser: { type: 'boolean', default: false },
      canvas: { type: 'boolean', default: false },
      json: { type: 'string' },
      weights: { type: 'string', default: defaultWeights },
    },
  })
  const { quick, backend, browser, canvas, json, weights } = values
  if (backend !== 'wasm' && backend !== 'cpu' && backend !== 'webgpu') throw new Error(USAGE)
  return { quick, backend, browser, canvas, weights, ...(json !== undefined && { json }) }
}
