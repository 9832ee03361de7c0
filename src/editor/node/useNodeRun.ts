import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { flatten } from '../../core/flatten'
import { useDocument, useEditor, useFlatId, useRun } from '../editor'
import { runOfGroup } from '../store/group-run'
import { nodeById } from '../store/lookup'
import { idle, type NodeRun } from '../store/run-state'

const muted: NodeRun = { state: 'muted' }
const bypassed: NodeRun = { state: 'bypassed' }

/** What is known of a node of the canvas: of a group, what is known of the nodes inside together. */
export function useNodeRun(id: string): NodeRun {
  const { engine } = useEditor()
  const node = useDocument((state) => nodeById(state.graph, id))
  const flat = useFlatId(id)
  const members = useDocument(useShallow(({ document }) => flatten(document, engine.catalog).members(flat)))
  const runs = useRun(useShallow((state) => members.map((id) => state.nodes[id] ?? idle)))
  const known = useMemo(() => runOfGroup(runs), [runs])
  // A node that was told not to run says so at once, whatever it did before.
  if (node?.muted) return muted
  return node?.bypassed ? bypassed : known
}
