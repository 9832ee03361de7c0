import sharp from 'sharp'
import { NetworkPool } from '../../../models'
import { JpegFiles, Networks, type PictureDecoder, Pictures } from '../../../nodes/resources'
import { jpegFiles } from '../../../src/cli/jpeg-files'
import { type Checkpoints, noCheckpoints } from '../../../src/core/checkpoint'
import type { Origin, Progress, RunContext } from '../../../src/core/context'
import { testWeights } from '../../tensor/support/shared'

/** A stream of numbers that is good enough to fill a test canvas. */
function testRandom(seed: number) {
  let state = seed
  const uniform = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  }
}

const decoder: PictureDecoder = {
  async decode(bytes, { maxSide }) {
    const picture = sharp(bytes)
      .rotate()
      .resize(maxSide, maxSide, { fit: 'inside', withoutEnlargement: true })
    const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
    return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) }
  },
}

export interface TestContext extends RunContext {
  readonly reports: readonly Progress[]
  /** Frees what the node handed to the run, as the engine does when it ends. */
  end(): void
}

interface Options {
  readonly signal?: AbortSignal
  readonly assets?: Readonly<Record<string, Uint8Array<ArrayBuffer>>>
  readonly pool?: NetworkPool
  readonly origins?: Readonly<Record<string, readonly Origin[]>>
  readonly checkpoints?: Checkpoints
  readonly onReport?: (progress: Progress) => void
}

/** A run of one node, without an engine. */
export function testContext(options: Options = {}): TestContext {
  const { signal = new AbortController().signal, assets = {}, pool = new NetworkPool(testWeights) } = options
  const resources = [Networks.provide(pool), Pictures.provide(decoder), JpegFiles.provide(jpegFiles)]
  const owned: (() => void)[] = []
  const reports: Progress[] = []
  return {
    nodeId: 'test',
    signal,
    reports,
    async report(progress) {
      signal.throwIfAborted()
      reports.push(progress)
      options.onReport?.(progress)
      await new Promise((resolve) => setImmediate(resolve))
      signal.throwIfAborted()
    },
    own(value, dispose) {
      owned.push(() => dispose(value))
      return value
    },
    random: testRandom,
    log: { info: () => {}, warn: () => {} },
    async asset(sha256) {
      const bytes = assets[sha256]
      if (!bytes) throw new Error(`No asset ${sha256}.`)
      return { name: `${sha256}.png`, bytes }
    },
    use: (resource) => resource.from(resources),
    checkpoints: options.checkpoints ?? noCheckpoints,
    origins: (input) => options.origins?.[input] ?? [],
    waitFor: (other) => other,
    end() {
      for (const free of owned.splice(0)) free()
    },
  }
}
