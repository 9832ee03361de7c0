import type { RunningBackend } from './types'

type Described = Pick<
  RunningBackend,
  'name' | 'label' | 'reason' | 'tried' | 'software' | 'memoryBytes' | 'tensorBytes'
>

/** What is told of a running backend, as plain data. */
export function describeBackend(backend: RunningBackend): Described {
  const { name, label, reason, tried, software, memoryBytes, tensorBytes } = backend
  return {
    name,
    label,
    reason,
    tried,
    ...(software && { software }),
    ...(memoryBytes !== undefined && { memoryBytes }),
    ...(tensorBytes !== undefined && { tensorBytes }),
  }
}
