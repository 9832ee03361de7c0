import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { Problem } from '../../core/problem'
import { useDocument, useEditor, useFaults, useRun, useUi } from '../editor'
import type { SeenFault } from '../store/faults'
import { problemsOf } from '../store/problems'
import { failuresOf } from '../store/run'

export interface ShownProblem extends Problem {
  /** Unique and stable, for the list. */
  readonly id: string
  /** Found in a file that could not be opened. */
  readonly inFile: boolean
  /** Something went wrong in the program itself. */
  readonly fault?: SeenFault
}

/** What is wrong with the graph, with the last run, with a file that would not open, and with the program. */
export function useProblems(): readonly ShownProblem[] {
  const { catalog } = useEditor().engine
  const document = useDocument((state) => state.document)
  // Runs change many times a second; failures seldom do.
  const failed = useRun(useShallow((state) => failuresOf(state.nodes)))
  const fileProblems = useUi((state) => state.fileProblems)
  const faults = useFaults()
  const found = problemsOf(document, catalog)

  return useMemo(() => {
    const failures = failed.map(
      (failure): Problem => ({ ...failure, code: 'run', severity: 'error', values: {} }),
    )
    const listed: readonly Omit<ShownProblem, 'id'>[] = [
      ...faults.map(ofFault),
      ...fileProblems.map((problem) => ({ ...problem, inFile: true })),
      ...[...failures, ...found].map((problem) => ({ ...problem, inFile: false })),
    ]
    return listed.map((problem, index) => ({
      ...problem,
      id: `${index} ${problem.code} ${problem.node ?? ''}`,
    }))
  }, [faults, fileProblems, failed, found])
}

function ofFault(fault: SeenFault): Omit<ShownProblem, 'id'> {
  const { message, severity } = fault
  return { code: 'fault', severity, message, remedy: '', values: {}, inFile: false, fault }
}
