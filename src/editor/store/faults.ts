import { createStore } from 'zustand/vanilla'

/** Something that went wrong in the program itself, in the page or in the engine's worker. */
export interface Fault {
  readonly source: 'page' | 'engine'
  readonly severity: 'error' | 'warning'
  readonly message: string
  /** Where in the program, when that is known. */
  readonly stack?: string
}

export interface SeenFault extends Fault {
  readonly id: number
  /** How often it was seen. */
  readonly count: number
}

export type FaultStore = ReturnType<typeof createFaultStore>

/** Most that are kept: a fault that recurs in every frame must not fill the memory. */
const limit = 50

/** What else would be said in the console alone. */
export function createFaultStore() {
  const store = createStore<readonly SeenFault[]>(() => [])
  let count = 0

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,

    report(fault: Fault) {
      const seen = store.getState()
      const before = seen.find(({ source, message }) => source === fault.source && message === fault.message)
      if (before) {
        const again = { ...before, count: before.count + 1 }
        store.setState(
          seen.map((one) => (one === before ? again : one)),
          true,
        )
        return
      }
      count += 1
      store.setState([...seen, { ...fault, id: count, count: 1 }].slice(-limit), true)
    },
    dismiss(id: number) {
      store.setState(
        store.getState().filter((fault) => fault.id !== id),
        true,
      )
    },
  }
}
