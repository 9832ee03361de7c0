import type { RunSummary } from '../../engine/events'

/** How long a worker may take to say that a run is canceled before the page says so for it. In ms. */
const cancelWait = 300

/** Runs that were asked of a worker. A cancel ends them for the page at once, however late the worker hears of it. */
export class GoingRuns {
  /** How many ended for the page, and not yet for the worker. */
  abandoned = 0
  /** Of each that has not ended for the page: ends it. */
  private readonly ends = new Set<() => void>()

  /** @param working settles when the run has ended for the worker. */
  follow(working: Promise<RunSummary>): Promise<RunSummary> {
    const started = performance.now()
    return new Promise((resolve, reject) => {
      const end = () => {
        this.abandoned += 1
        const ended = () => {
          this.abandoned -= 1
        }
        working.then(ended, ended)
        resolve(canceledAfter(performance.now() - started))
      }
      this.ends.add(end)
      const forget = () => this.ends.delete(end)
      working.then(forget, forget)
      working.then(resolve, reject)
    })
  }

  /** Ends those that go on now, unless the worker does. @param abandoned called when it did not. */
  cancel(abandoned: () => void): void {
    const canceled = [...this.ends]
    setTimeout(() => {
      const late = canceled.filter((end) => this.ends.delete(end))
      for (const end of late) end()
      if (late.length > 0) abandoned()
    }, cancelWait)
  }
}

function canceledAfter(ms: number): RunSummary {
  return { outcome: 'canceled', ran: [], cached: [], failures: [], blocked: [], ms, peakBytes: 0 }
}
