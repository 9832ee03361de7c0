import engineScript from './engine.worker.ts?worker&url'

/** The page's security policy lets this script alone become a worker. */
const policy =
  typeof trustedTypes === 'undefined'
    ? undefined
    : trustedTypes.createPolicy('gramarye-engine', {
        createScriptURL: (url) => {
          if (url !== engineScript) throw new TypeError(`${url} is not the engine.`)
          return url
        },
      })

/** The rule of a security policy that forbade the worker. The browser says so apart from the worker's own error. */
let forbiddenBy: string | undefined
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  if (blockedURI.endsWith(engineScript)) forbiddenBy = effectiveDirective
})

export function createWorker(): Worker {
  return new Worker(policy?.createScriptURL(engineScript) ?? engineScript, { type: 'module', name: 'engine' })
}

/** How long the server may take to say what it has, so that a failure is told within a second. In ms. */
const patience = 700

/** Why the engine's script does not come up, as far as the page can find out: workers report no more than that they failed. */
export async function whyNotLoaded(): Promise<string> {
  if (forbiddenBy !== undefined) return `a security policy forbids it (${forbiddenBy})`
  try {
    const { ok, status, headers } = await fetch(engineScript, {
      method: 'HEAD',
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
    })
    if (!ok) return `the server does not have its file ${engineScript} (status ${status})`
    const type = headers.get('Content-Type') ?? ''
    if (!type.includes('javascript'))
      return `the server sends its file ${engineScript} as “${type}”, not as JavaScript`
    return 'a file that it needs is missing, damaged or forbidden'
  } catch {
    return 'the server does not answer'
  }
}
