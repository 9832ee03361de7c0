/** How often the worker is asked for a sign of life. In ms. */
const interval = 5_000
/** Questions without any answer after which the worker counts as silent: a minute, since one kernel may take long. */
const patience = 12

interface HeartbeatOptions {
  readonly ping: () => void
  /** Called when the worker falls silent, and again when it is heard after all. */
  readonly changed: (silent: boolean) => void
}

/**
 * Notices a worker that died without an error, as when the system took its memory. Counts questions instead of
 * time, so that a computer that slept through a run wakes up to no alarm.
 */
export class Heartbeat {
  private readonly options: HeartbeatOptions
  private timer: ReturnType<typeof setInterval> | undefined
  private unanswered = 0
  private works = 0

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
    const silent = this.unanswered >= patience
    this.unanswered = 0
    if (silent) this.options.changed(false)
  }

  private stop() {
    clearInterval(this.timer)
    this.timer = undefined
    this.heard()
  }

  private ask() {
    this.unanswered += 1
    this.options.ping()
    if (this.unanswered === patience) this.options.changed(true)
  }
}
