import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { NetworkPool } from '../../models'
import { InputFiles } from '../../src/cli/input-files'
import { wasmFolder } from '../../src/cli/paths'
import { weightSource } from '../../src/cli/weights'
import {
  disposeTensors,
  gramMatrix,
  startBackend,
  type Tensor,
  type Tensor3D,
  tensorFrom,
  valuesOf,
} from '../../src/tensor'
import { nodeEnvironment } from '../../src/tensor/node'
import type { Raster } from './metrics'

const styleLayers = ['relu1_1', 'relu2_1', 'relu3_1', 'relu4_1', 'relu5_1']
const contentLayer = 'relu4_2'

export interface Losses {
  /** Squared error at relu4_2 over the content's squares. */
  readonly content: number
  /** Squared error of the Gram matrices over the style's squares, mean of relu1_1 to relu5_1. */
  readonly style: number
}

export interface Judge {
  /** Result and content have one size. */
  losses(result: Raster, content: Raster, style: Raster): Promise<Losses>
  dispose(): void
}

/** What VGG-19 thinks of pictures; undefined where its weights are not at hand. */
export async function openJudge(weights: string): Promise<Judge | undefined> {
  if (!existsSync(join(weights, 'vgg19'))) return undefined
  const backend = await startBackend('wasm', nodeEnvironment({ wasmFolder: wasmFolder() }))
  const pool = new NetworkPool(weightSource(weights, undefined, new InputFiles()))
  const network = await pool.get('vgg19', { upTo: 'relu5_1' })

  const describe = async ({ width, height, data }: Raster) => {
    const image = tensorFrom(
      Float32Array.from(data, (value) => value / 255),
      [height, width, 3],
    ) as Tensor3D
    const names = [...styleLayers, contentLayer]
    const features = await network.extract(image, names, 'max', { padding: 'replicate' })
    const values = new Map<string, Float32Array>()
    const made: Tensor[] = [image, ...features.values()]
    for (const [name, layer] of features) {
      const seen = name === contentLayer ? layer : gramMatrix(layer)
      made.push(seen)
      values.set(name, await valuesOf(seen))
    }
    disposeTensors(new Set(made))
    return values
  }
  return {
    async losses(result, content, style) {
      const [ours, shown, painted] = [await describe(result), await describe(content), await describe(style)]
      const off = (to: typeof ours) => (name: string) => relativeError(ours.get(name), to.get(name))
      const styles = styleLayers.map(off(painted))
      return {
        content: off(shown)(contentLayer),
        style: styles.reduce((sum, value) => sum + value, 0) / styles.length,
      }
    },
    dispose() {
      pool.dispose()
      backend.dispose()
    },
  }
}

function relativeError(a: ArrayLike<number> = [], b: ArrayLike<number> = []): number {
  let [error, power] = [0, 0]
  for (let i = 0; i < b.length; i += 1) {
    const value = b[i] ?? 0
    error += (value - (a[i] ?? 0)) ** 2
    power += value ** 2
  }
  return error / power
}
