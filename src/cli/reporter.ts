import type { Problem } from '../core/problem'
import type { BackendInfo } from '../engine/client'
import type { Plan, RunEvent, RunSummary } from '../engine/events'

/** A file a run has written. */
export interface WrittenFile {
  readonly node: string
  readonly file: string
  /** A file of this name was there before. */
  readonly replaced: boolean
  readonly size:
    | { readonly width: number; readonly height: number }
    | { readonly rows: number }
    | { readonly bytes: number }
}

/** Where everything that happens is told: as text for people or as JSON for programs. */
export interface Reporter {
  backend(backend: BackendInfo): void
  /** Something worth knowing about the graph, such as a migration. */
  note(message: string): void
  problems(problems: readonly Problem[]): void
  /** What a run would take on a backend. */
  forecast(plan: Plan, backend: string): void
  event(event: RunEvent): void
  output(file: WrittenFile): void
  /** A fault that belongs to no node, in words for the user. */
  error(message: string): void
  finished(summary: RunSummary, outcome: RunSummary['outcome']): void
}

/** What a reporter needs of the document: its nodes by id. */
export interface NodeNames {
  type(node: string): string
  title(node: string): string
}
