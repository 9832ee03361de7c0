import { type Bus, createTabs, type Locks, type TabMessage } from '../../editor/library/tabs'
import type { Tabs } from '../../editor/library/types'

const prefix = 'gramarye-document '
const kinds: ReadonlySet<unknown> = new Set<TabMessage['kind']>([
  'who',
  'mine',
  'ask',
  'given',
  'refused',
  'stolen',
  'written',
])

export function browserTabs(): Tabs {
  return createTabs(browserBus(), navigator.locks ? browserLocks(navigator.locks) : undefined)
}

function browserLocks(manager: LockManager): Locks {
  return {
    take: (name, steal, onStolen) =>
      new Promise((resolve) => {
        const options = steal ? { steal } : { ifAvailable: true }
        let held = false
        manager
          .request(prefix + name, options, (lock) => {
            if (!lock) return resolve(null)
            held = true
            return new Promise<void>((release) => resolve(() => release()))
          })
          // Where there are no locks to be had, the library still notices who writes what.
          .catch(() => (held ? onStolen() : resolve(() => {})))
      }),
  }
}

function browserBus(): Bus {
  if (typeof BroadcastChannel === 'undefined') return { post: () => {}, listen: () => {} }
  const channel = new BroadcastChannel('gramarye-documents')
  return {
    post: (message) => channel.postMessage(message),
    listen: (listener) =>
      channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (isMessage(data)) listener(data)
      }),
  }
}

/** Another version of the program may be open in another tab. */
function isMessage(data: unknown): data is TabMessage {
  return typeof data === 'object' && data !== null && 'kind' in data && kinds.has(data.kind) && 'id' in data
}
