import type { BackendRequest } from '../engine/client'

const requests: readonly BackendRequest[] = ['auto', 'webgpu', 'webgl', 'wasm', 'cpu']

/** `?backend=wasm` in the address chooses; anything else is automatic. */
export function backendFromAddress(): BackendRequest {
  const asked = new URLSearchParams(location.search).get('backend')
  return requests.find((request) => request === asked) ?? 'auto'
}

/** A choice made in the editor outlives a reload. */
export function keepInAddress(request: BackendRequest) {
  const url = new URL(location.href)
  if (request === 'auto') url.searchParams.delete('backend')
  else url.searchParams.set('backend', request)
  if (url.href !== location.href) history.replaceState(null, '', url)
}
