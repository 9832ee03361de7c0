import { useMemo } from 'react'
import { flatten } from '../../core/flatten'
import { useDocument, useEditor, useFlatId, useRun } from '../editor'
import { groupRun } from '../store/group-run'
import { idle, type NodeRun } from '../store/run-state'

const separator = '\n'

/** How a node of the canvas fares: of a group, all that is inside. */
export function useNodeRun(id: string): NodeRun {
  const { engine } = useEditor()
  const flat = useFlatId(id)
  // As text: an edit elsewhere makes the same list anew.
  const members = useDocument(({ document }) =>
    flatten(document, engine.catalog).members(flat).join(separator),
  )
  const select = useMemo(() => {
    if (members === flat)
      return ({ nodes }: { readonly nodes: Readonly<Record<string, NodeRun>> }) => nodes[flat] ?? idle
    const aggregate = groupRun(members === '' ? [] : members.split(separator))
    return ({ nodes }: { readonly nodes: Readonly<Record<string, NodeRun>> }) => aggregate(nodes)
  }, [members, flat])
  return useRun(select)
}

/** Whether a flat id is that of a node or of one inside it. */
export function isWithin(flat: string, outer: string): boolean {
  return flat === outer || flat.startsWith(`${outer}/`)
}
