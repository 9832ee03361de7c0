import { BackendUnavailableError } from './errors'
import { register, unregister } from './register'
import { isSoftware } from './software'
import type { BackendEnvironment, PreparedBackend } from './types'
import { addFilterGradient } from './webgpu-filter-gradient'

const limits = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
] as const

const features = ['timestamp-query', 'bgra8unorm-storage'] as const

/**
 * WebGPU on a device of our own, because tfjs never asks to be told when it is lost.
 * `allowSoftware` accepts a fallback adapter, which is correct but slower than wasm.
 */
export async function prepareWebGpu(
  environment: BackendEnvironment,
  allowSoftware: boolean,
): Promise<PreparedBackend> {
  const adapter = await findAdapter(environment)
  const adapterName = describe(adapter.info)
  const software = adapter.info.isFallbackAdapter || isSoftware(adapterName)
  if (software && !allowSoftware) {
    throw new BackendUnavailableError(
      'webgpu',
      `its only adapter is software (${adapterName}), slower than wasm.`,
    )
  }
  const device = await adapter.requestDevice({
    requiredFeatures: features.filter((feature) => adapter.features.has(feature)),
    requiredLimits: Object.fromEntries(limits.map((name) => [name, adapter.limits[name]])),
  })
  // Not sooner: a machine without an adapter need not load it.
  const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu')
  addFilterGradient()
  const backend = new WebGPUBackend(device, adapter.info)
  let disposed = false
  return {
    label: `WebGPU, ${adapterName}`,
    why: software
      ? `WebGPU runs on a software adapter (${adapterName}), correct but slower than wasm`
      : `WebGPU runs on ${adapterName}`,
    precision: 'float32',
    adapter: adapterName,
    ...(software && { software }),
    tensorBytes: Math.min(device.limits.maxBufferSize, device.limits.maxStorageBufferBindingSize),
    lost: new Promise((resolve) => {
      const tell = (message: string) => {
        if (!disposed) resolve({ message })
      }
      // What was asked of the device did not happen, and tfjs goes on with whatever the buffers hold.
      device.addEventListener('uncapturederror', ({ error }) => tell(refusal(error)))
      void device.lost.then(({ message, reason }) => {
        tell(`The graphics device was lost: ${message || `the device was ${reason}`}`)
      })
    }),
    activate: () => register('webgpu', backend),
    dispose: () => {
      disposed = true
      unregister('webgpu')
      device.destroy()
    },
  }
}

function refusal(error: GPUError): string {
  return error instanceof GPUOutOfMemoryError
    ? 'The graphics device has no memory left.'
    : `The graphics device refused to compute: ${error.message}`
}

async function findAdapter(environment: BackendEnvironment): Promise<GPUAdapter> {
  const gpu = await environment.gpu()
  if (!gpu) throw new BackendUnavailableError('webgpu', 'this browser or system does not offer WebGPU.')
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' })
  if (!adapter) {
    throw new BackendUnavailableError(
      'webgpu',
      'no graphics adapter was found (no GPU, or its driver is blocked).',
    )
  }
  return adapter
}

function describe({ vendor, architecture, device, description }: GPUAdapterInfo): string {
  const name = [vendor, architecture, description || device].filter((part) => part !== '').join(' ')
  return name || 'an unnamed adapter'
}
