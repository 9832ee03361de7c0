import { BackendUnavailableError } from './errors'
import type {
  Attempt,
  BackendEnvironment,
  BackendName,
  BackendRequest,
  PreparedBackend,
  RunningBackend,
} from './types'

/** Best first: a real GPU beats wasm, and a software one loses to it. */
const order: readonly BackendName[] = ['webgpu', 'webgl', 'wasm', 'cpu']

/**
 * Starts the backend that was asked for, or with `auto` the first of WebGPU, WebGL, wasm and cpu that is worth having.
 * Loads only the code of the backends it considers.
 * @throws BackendUnavailableError when a backend asked for by name cannot be had; only `auto` goes on to the next.
 */
export async function startBackend(
  request: BackendRequest,
  environment: BackendEnvironment,
): Promise<RunningBackend> {
  const auto = request === 'auto'
  const tried: Attempt[] = []
  for (const name of auto ? order : [request]) {
    try {
      const { activate, why, ...prepared } = await prepare(name, environment, !auto)
      await activate()
      tried.push({ name, ok: true, why: sentence(why) })
      return { name, ...prepared, tried, reason: explain(why, tried, auto) }
    } catch (error) {
      const why = error instanceof BackendUnavailableError ? error.why : messageOf(error)
      tried.push({ name, ok: false, why })
      if (!auto) throw new BackendUnavailableError(name, why, tried)
    }
  }
  const reasons = tried.map(({ name, why }) => `${name}: ${why}`).join(' ')
  throw new BackendUnavailableError('auto', `nothing to compute with was found. ${reasons}`, tried)
}

async function prepare(
  name: BackendName,
  environment: BackendEnvironment,
  allowSoftware: boolean,
): Promise<PreparedBackend> {
  switch (name) {
    case 'webgpu':
      return (await import('./webgpu')).prepareWebGpu(environment, allowSoftware)
    case 'webgl':
      return (await import('./webgl')).prepareWebGl(environment, allowSoftware)
    case 'wasm':
      return (await import('./wasm')).prepareWasm(environment)
    case 'cpu':
      return (await import('./cpu')).prepareCpu()
  }
}

function explain(why: string, tried: readonly Attempt[], auto: boolean): string {
  if (!auto) return `Chosen by you: ${sentence(why)}`
  const passed = tried.filter(({ ok }) => !ok).map(({ name, why }) => `${name}: ${why}`)
  return passed.length === 0 ? sentence(why) : `${sentence(why)} Passed over: ${passed.join(' ')}`
}

function messageOf(error: unknown): string {
  return sentence(error instanceof Error ? error.message : String(error))
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`
}
