import { useMemo, useState } from 'react'
import { flatten } from '../../core/flatten'
import { stepsOf } from '../actions/checkpoints'
import { useDocument, useEditor, useRun } from '../editor'
import { growingSource } from './growing'
import type { Output } from './outputs'

/** The steps of a painting that were kept, and which of them is looked at. */
export interface TimelineState {
  /** The node that paints, as the engine names it. */
  readonly node: string
  /** In order. */
  readonly steps: readonly number[]
  /** Null while the latest is looked at. */
  readonly step: number | null
  /** How many steps the node is to do. */
  readonly all: number
  readonly branches: boolean
  readonly onStep: (step: number | null) => void
}

const none: readonly number[] = []

/** Of the node that makes a picture; undefined where none was kept. */
export function useTimeline(output: Output | null): TimelineState | undefined {
  const editor = useEditor()
  const { catalog } = editor.engine
  const document = useDocument((state) => state.document)
  const kept = useRun((state) => state.checkpoints)
  const [chosen, setChosen] = useState<{
    readonly generation: number
    readonly node: string
    readonly step: number | null
  } | null>(null)
  const generation = useDocument((state) => state.generation)
  const node = useMemo(() => {
    if (!output) return undefined
    if (kept[output.node]?.length) return output.node
    const source = growingSource(output, flatten(document, catalog))
    return source && kept[source.node]?.length ? source.node : undefined
  }, [output, kept, document, catalog])
  const work = node === undefined ? undefined : stepsOf(editor, node)
  const isPicture = catalog.ports[output?.type ?? '']?.previewKind === 'picture'
  if (node === undefined || !work || !isPicture) return undefined
  const steps = kept[node] ?? none
  const step =
    chosen?.node === node &&
    chosen.generation === generation &&
    chosen.step !== null &&
    steps.includes(chosen.step)
      ? chosen.step
      : null
  return { node, steps, step, ...work, onStep: (next) => setChosen({ generation, node, step: next }) }
}
