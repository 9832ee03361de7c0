import type { Catalog } from '../../src/core/catalog'
import type { EditorEngine } from '../../src/editor/engine'

/** An engine that knows nodes and does nothing. */
export function idleEngine(catalog: Catalog): EditorEngine {
  const nothing = async () => undefined
  return {
    catalog,
    status: { state: 'starting', request: 'auto' },
    open: async () => ({ ok: false, problems: [] }),
    run: () => Promise.reject(new Error('does not run')),
    cancel: () => {},
    plan: () => Promise.reject(new Error('does not plan')),
    preview: nothing,
    look: nothing,
    sample: nothing,
    histogram: nothing,
    png: nothing,
    file: nothing,
    checkpoint: async () => undefined,
    forgetCheckpoints: async () => undefined,
    thumbnail: () => Promise.reject(new Error('no picture')),
    keepFiles: () => Promise.reject(new Error('keeps nothing')),
    hasFile: async () => false,
    restart: () => {},
    subscribe: () => () => {},
    watch: () => () => {},
    watchFaults: () => () => {},
  }
}
