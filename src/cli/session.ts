import { NetworkPool } from '../../models'
import { nodes } from '../../nodes'
import { JpegFiles, Networks, Pictures } from '../../nodes/resources'
import { createRegistry, type Registry } from '../core/catalog'
import type { AssetLookup } from '../engine/asset-source'
import type { BackendInfo } from '../engine/client'
import { type CheckpointOptions, createSession, type Session } from '../engine/session'
import type { SpeedStore } from '../engine/speeds'
import {
  BackendUnavailableError,
  describeBackend,
  memoryMeter,
  type RunningBackend,
  startBackend,
} from '../tensor'
import { nodeEnvironment } from '../tensor/node'
import type { CliBackend } from './args'
import { UsageError } from './exit'
import { InputFiles } from './input-files'
import { jpegFiles } from './jpeg-files'
import { cacheFolder, wasmFolder } from './paths'
import { pictures } from './pictures'
import { weightSource } from './weights'

/** Every node there is. */
export const registry: Registry = createRegistry(nodes)

export interface CliSession {
  readonly session: Session
  readonly backend: BackendInfo
  /** Frees everything; the process can end by itself afterwards. */
  dispose(): Promise<void>
}

export interface CliSessionOptions {
  readonly backend: CliBackend
  readonly weights?: string | undefined
  /** Learns which files of weights are read. */
  readonly files?: InputFiles | undefined
  /** Finds files that a graph names and does not carry. */
  readonly asset?: AssetLookup | undefined
  /** Bytes of results to keep for later runs. */
  readonly cacheBytes: number
  readonly speeds?: SpeedStore | undefined
  readonly checkpoints?: CheckpointOptions | undefined
  /** Hears what goes wrong and costs no node its result. */
  readonly warn?: ((message: string) => void) | undefined
}

/**
 * The engine with everything this front end lends it: a backend, the networks, a picture decoder.
 *
 * @throws UsageError when the backend cannot be had on this machine.
 */
export async function openSession({
  backend,
  weights,
  files = new InputFiles(),
  asset,
  cacheBytes,
  speeds,
  checkpoints,
  warn = () => {},
}: CliSessionOptions): Promise<CliSession> {
  const running = await start(backend)
  const pool = new NetworkPool(weightSource(weights, cacheFolder(process.env), files))
  const session = createSession({
    registry,
    resources: [Pictures.provide(pictures), JpegFiles.provide(jpegFiles), Networks.provide(pool)],
    precision: running.precision,
    cacheBytes,
    asset,
    speeds,
    checkpoints,
    memory: memoryMeter(),
    log: { info() {}, warn },
  })
  return {
    session,
    backend: describeBackend(running),
    async dispose() {
      await session.dispose()
      pool.dispose()
      running.dispose()
    },
  }
}

async function start(backend: CliBackend): Promise<RunningBackend> {
  try {
    return await startBackend(backend, nodeEnvironment({ wasmFolder: wasmFolder() }))
  } catch (error) {
    if (!(error instanceof BackendUnavailableError)) throw error
    const why = error.why.includes("Cannot find package 'webgpu'")
      ? 'the package webgpu, which is optional, is not installed. Run: npm install webgpu'
      : error.why
    throw new UsageError(`--backend ${backend}: ${why}`)
  }
}
