/** How often the worker is asked for a sign of life. In ms. */
const interval = 5_000

interface HeartbeatOptions {
  readonly ping: () => void
  /** Questions without any answer after which the worker counts as silent. */
  readonly patience: () => number
  /** Called when the worker falls silent, and again when it is heard after all. */
  readonly changed: (silent: boolean) => void
}

/**
 * Notices a worker that says nothing: it is busy with one long kernel, or it died and nobody can tell. Counts
 * questions instead of time, so that a computer that slept through a run wakes up to no alarm.
 */
export class Heartbeat {
  private readonly options: HeartbeatOptions
  private timer: ReturnType<typeof setInterval> | undefined
  private unanswered = 0
  private works = 0
  private silent = false

  constructor(options: HeartbeatOptions) {
    this.options = options
  }

  /** Listens while `work` lasts; several may at once. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.works += 1
    this.timer ??= setInterval(() => this.ask(), interval)
    try {
      return await work()
    } finally {
      this.works -= 1
      if (this.works === 0) this.stop()
    }
  }

  /** Anything the worker says is a sign of life. */
  heard() {
    this.recount()
    if (!this.silent) return
    this.silent = false
    this.options.changed(false)
  }

  /** What was not answered so far does not count. */
  recount() {
    this.unanswered = 0
  }

  private stop() {
    clearInterval(this.timer)
    this.timer = undefined
    this.heard()
  }

  private ask() {
    this.unanswered += 1
    this.options.ping()
    if (this.silent || this.unanswered < this.options.patience()) return
    this.silent = true
    this.options.changed(true)
  }
}
