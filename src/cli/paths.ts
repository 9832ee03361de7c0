import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the package; as far up from this source as from the bundle made of it, dist/cli/gramarye.js. */
const packageFolder = fileURLToPath(new URL('../..', import.meta.url))

/** Where the networks lie that come with the program. */
export const modelsFolder = join(packageFolder, 'models')

/** Where the binaries of the wasm backend lie. */
export function wasmFolder(): string {
  const manifest = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json')
  return join(dirname(manifest), 'wasm-out/')
}

/** Where things are kept between runs; undefined for users without a home, who have named no folder either. */
export function cacheFolder(env: NodeJS.ProcessEnv): string | undefined {
  if (env.GRAMARYE_CACHE) return env.GRAMARYE_CACHE
  // Relative ones are to be ignored, says the standard: they would be another folder from every place.
  if (env.XDG_CACHE_HOME && isAbsolute(env.XDG_CACHE_HOME)) return join(env.XDG_CACHE_HOME, 'gramarye')
  const home = homeFolder()
  return home === undefined || !isAbsolute(home) ? undefined : join(home, '.cache', 'gramarye')
}

function homeFolder(): string | undefined {
  try {
    return homedir()
  } catch {
    // Containers run as users that the system does not know.
    return undefined
  }
}
