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

/** Why the engine's script does not come up, as far as the page can find out: workers report no more than that they failed. */
export async function whyNotLoaded(): Promise<string> {
  if (forbiddenBy !== undefined) return `a security policy forbids it (${forbiddenBy})`
  return import('./look-at-script').then(
    ({ lookAtScript }) => lookAtScript(engineScript),
    () => 'the server does not answer',
  )
}
