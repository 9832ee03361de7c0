import { CanceledError, type Logger, type Progress } from '../core/context'
import type { Preview } from '../core/preview'
import type { ProgressReport } from './events'
import { macrotask } from './macrotask'

const PROGRESS_MS = 50
const PREVIEW_MS = 100

export interface ReporterOptions {
  readonly signal: AbortSignal
  readonly log: Logger
  onProgress(progress: ProgressReport): void
  /** Absent when nobody looks: pictures are then not drawn at all. */
  readonly onPreview?: ((preview: Preview) => void) | undefined
}

export interface Reporter {
  report(progress: Progress): Promise<void>
  /** Sends the last report if it was held back. */
  flush(): void
  /** The node has ended: what it says from now on is not passed on. */
  close(): void
}

/**
 * Passes on at most twenty progress reports and ten previews a second. The first report, the last, and every
 * report that carries loss terms always get through.
 */
export function createReporter({ signal, log, onProgress, onPreview }: ReporterOptions): Reporter {
  let pending: ProgressReport | undefined
  let progressAt = Number.NEGATIVE_INFINITY
  let previewAt = Number.NEGATIVE_INFINITY
  let closed = false

  const send = (progress: ProgressReport) => {
    pending = undefined
    progressAt = performance.now()
    onProgress(progress)
  }

  const draw = async (preview: () => Promise<Preview>) => {
    if (!onPreview || performance.now() - previewAt < PREVIEW_MS) return
    try {
      const drawn = await preview()
      if (!closed) onPreview(drawn)
    } catch (cause) {
      log.warn(`The preview could not be drawn: ${String(cause)}`)
    }
    previewAt = performance.now()
  }

  return {
    async report({ preview, ...progress }) {
      if (signal.aborted || closed) throw new CanceledError()
      const due = performance.now() - progressAt >= PROGRESS_MS
      if (due || progress.terms) send(progress)
      else pending = progress
      if (preview) await draw(preview)
      await macrotask()
      if (signal.aborted) throw new CanceledError()
    },
    flush() {
      if (pending) send(pending)
    },
    close() {
      closed = true
    },
  }
}
