import { NetworkPool } from '../../../models'
import { nodes } from '../../../nodes'
import { JpegFiles, Networks, Pictures } from '../../../nodes/resources'
import { createRegistry, describeRegistry } from '../../core/catalog'
import { describeThrown } from '../../editor/lib/thrown'
import type { NamedBytes } from '../../engine/asset-source'
import type { BackendRequest } from '../../engine/client'
import { createSession, type Session } from '../../engine/session'
import { type SpeedBook, speedsOf } from '../../engine/speed-book'
import { describeBackend, memoryMeter, startBackend } from '../../tensor'
import { browserEnvironment } from '../../tensor/browser'
import { answer } from './answer'
import { bitmapsOf, keepsPixels } from './bitmaps'
import { jpegFiles } from './jpeg-files'
import { keptCheckpoints } from './kept-checkpoints'
import { keptFile } from './kept-files'
import { showLife } from './life'
import { pictures } from './pictures'
import type { FromWorker, ToWorker } from './protocol'
import { weights } from './weights'

/** The engine's home: everything that computes is here, and the page never waits for it. */
declare const self: DedicatedWorkerGlobalScope

/** Results kept between runs, in bytes: a few hundred pictures, or the features of a few. */
const cacheBytes = 768 * 1024 * 1024

const restarted = 'The engine was started anew; a run goes on from its last checkpoint.'

const changedPixels =
  'This browser changes the pixels that pages read, as a protection against tracking, so pictures that are read or saved here are wrong. Turn this protection off for this page (in Firefox: privacy.resistFingerprinting in about:config) and load it again, or use another browser.'

const registry = createRegistry(nodes)
const assets = new Map<string, NamedBytes>()
let session: Promise<Session> = Promise.reject(new Error('The engine was not started.'))
// At once: WebKit reports what is unhandled before the last line of a module is run.
session.catch(() => {})
/** One for each run that goes on or waits: one `cancel` ends them all. */
const runs = new Set<AbortController>()

function send(message: FromWorker) {
  self.postMessage(message, bitmapsOf(message))
}

function warn(message: string) {
  send({ type: 'fault', fault: { severity: 'warning', message } })
}

async function start(request: BackendRequest, speeds: SpeedBook): Promise<Session> {
  try {
    const [backend, checkpoints] = await Promise.all([
      startBackend(request, browserEnvironment()),
      keptCheckpoints(warn),
    ])
    const { label, precision, lost } = backend
    lost.then(({ message }) => send({ type: 'lost', trouble: { message, remedy: restarted } }))
    send({ type: 'ready', backend: describeBackend(backend) })
    return createSession({
      registry,
      resources: [
        Networks.provide(new NetworkPool(weights)),
        Pictures.provide(pictures),
        JpegFiles.provide(jpegFiles),
      ],
      precision,
      cacheBytes,
      asset: async (sha256) => assets.get(sha256) ?? keptFile(sha256),
      speeds: {
        known: speedsOf(speeds, label),
        save: (record) => send({ type: 'speeds', backend: label, record }),
      },
      checkpoints,
      memory: memoryMeter(),
      log: {
        info: (message) => console.info(message),
        warn,
      },
    })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    send({ type: 'failed', trouble: { message, remedy: '' } })
    throw error
  }
}

self.onmessage = async ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case 'start':
      session = start(data.request, data.speeds)
      // The page was told already; calls that wait for the session are refused with the same error.
      session.catch(() => {})
      void showLife().then((lock) => lock !== undefined && send({ type: 'alive', lock }))
      if (!keepsPixels()) warn(changedPixels)
      break
    case 'asset':
      assets.set(data.sha256, { name: data.name, bytes: data.bytes })
      break
    case 'forget':
      assets.delete(data.sha256)
      break
    case 'cancel':
      for (const run of runs) run.abort()
      break
    case 'ping':
      send({ type: 'pong' })
      break
    case 'call': {
      const controller = new AbortController()
      if (data.call === 'run') runs.add(controller)
      try {
        const result = await answer(data, {
          registry,
          session,
          signal: controller.signal,
          emit: (graph, event) => send({ type: 'event', graph, event }),
        })
        send({ type: 'answer', id: data.id, result })
      } catch (error) {
        send({
          type: 'refusal',
          id: data.id,
          message: error instanceof Error ? error.message : String(error),
        })
      } finally {
        runs.delete(controller)
      }
    }
  }
}

self.onunhandledrejection = ({ reason }) => {
  send({ type: 'fault', fault: { severity: 'error', ...describeThrown(reason) } })
}
send({ type: 'catalog', catalog: describeRegistry(registry) })
