import { useMemo } from 'react'
import type { Problem } from '../../core/problem'
import { useDocument, useEditor, useRun, useUi } from '../editor'
import { problemsOf } from '../store/problems'
import { failuresOf } from '../store/run'

export interface ShownProblem extends Problem {
  /** Unique and stable, for the list. */
  readonly id: string
  /** Found in a file that could not be opened. */
  readonly inFile: boolean
}

/** What is wrong with the graph, with the last run and with a file that would not open. */
export function useProblems(): readonly ShownProblem[] {
  const { catalog } = useEditor().engine
  const document = useDocument((state) => state.document)
  const nodes = useRun((state) => state.nodes)
  const fileProblems = useUi((state) => state.fileProblems)
  const found = problemsOf(document, catalog)

  return useMemo(() => {
    const failures = failuresOf(nodes).map(
      (failure): Problem => ({ ...failure, code: 'run', severity: 'error', values: {} }),
    )
    const listed = [
      ...fileProblems.map((problem) => ({ ...problem, inFile: true })),
      ...[...failures, ...found].map((problem) => ({ ...problem, inFile: false })),
    ]
    return listed.map((problem, index) => ({
      ...problem,
      id: `${index} ${problem.code} ${problem.node ?? ''}`,
    }))
  }, [fileProblems, nodes, found])
}
