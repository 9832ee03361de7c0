import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
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

/** Where downloaded networks are kept between runs. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  if (env.GRAMARYE_CACHE) return env.GRAMARYE_CACHE
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'gramarye')
}
