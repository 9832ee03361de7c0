import { useRun, useSource } from '../editor'

/** Whether the value of an output would be computed anew. Before anything has run, there is nothing to compare with. */
export function useIsStale(node: string, port: string | undefined): boolean {
  const source = useSource(node, port)
  return useRun(({ nodes, measured }) => {
    const state = source && nodes[source.node]?.state
    return state === 'stale' || (state === 'idle' && !isEmpty(measured))
  })
}

/** Asked for every wire several times a second: without a list of the keys. */
function isEmpty(record: Readonly<Record<string, unknown>>): boolean {
  for (const _ in record) return false
  return true
}
