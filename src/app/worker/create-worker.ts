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

export function createWorker(): Worker {
  return new Worker(policy?.createScriptURL(engineScript) ?? engineScript, { type: 'module', name: 'engine' })
}
