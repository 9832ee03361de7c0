import * as tf from '@tensorflow/tfjs-core'
import { BackendUnavailableError } from './errors'
import { register, unregister } from './register'
import { isSoftware } from './software'
import type { BackendEnvironment, PreparedBackend } from './types'

/** WebGL 2. `allowSoftware` accepts a software renderer, 13 to 25 times slower than wasm (measured). */
export async function prepareWebGl(
  { webgl }: BackendEnvironment,
  allowSoftware: boolean,
): Promise<PreparedBackend> {
  const canvas = webgl ? makeCanvas() : null
  const gl = canvas && openContext(canvas)
  if (!canvas || !gl) throw new BackendUnavailableError('webgl', 'WebGL 2 is not offered here.')
  const renderer = nameRenderer(gl)
  const software = isSoftware(renderer)
  gl.getExtension('WEBGL_lose_context')?.loseContext()
  if (software && !allowSoftware) {
    throw new BackendUnavailableError('webgl', `its renderer is software (${renderer}), slower than wasm.`)
  }
  // Not sooner: a machine without a real renderer need not load it.
  const { MathBackendWebGL } = await import('@tensorflow/tfjs-backend-webgl')
  tf.env().set('SOFTWARE_WEBGL_ENABLED', software)
  const target = makeCanvas()
  const backend = new MathBackendWebGL(target)
  return {
    label: `WebGL, ${renderer}`,
    why: software
      ? `WebGL runs on a software renderer (${renderer}), correct but slower than wasm`
      : `WebGL runs on ${renderer}`,
    precision: backend.floatPrecision() === 32 ? 'float32' : 'float16',
    adapter: renderer,
    lost: new Promise((resolve) => {
      target.addEventListener('webglcontextlost', () =>
        resolve({ message: 'The graphics device was lost: the WebGL context was lost.' }),
      )
    }),
    activate: () => register('webgl', backend),
    dispose: () => unregister('webgl'),
  }
}

function makeCanvas(): OffscreenCanvas | HTMLCanvasElement {
  return typeof OffscreenCanvas === 'undefined' ? document.createElement('canvas') : new OffscreenCanvas(1, 1)
}

/** Each kind of canvas by itself: TypeScript does not reliably resolve the overloads of both at once. */
function openContext(canvas: OffscreenCanvas | HTMLCanvasElement): WebGL2RenderingContext | null {
  return 'convertToBlob' in canvas ? canvas.getContext('webgl2') : canvas.getContext('webgl2')
}

function nameRenderer(gl: WebGL2RenderingContext): string {
  const info = gl.getExtension('WEBGL_debug_renderer_info')
  return String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER))
}
