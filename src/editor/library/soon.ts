/** How long after it was asked for something is done, and how long at most while it is asked for again. In ms. */
const pause = 300
const longest = 1500

/** Does something when a hand rests, and now and then while it does not. */
export class Soon {
  private readonly work: () => void
  private readonly now: () => number
  private timer: ReturnType<typeof setTimeout> | undefined
  private waitingSince: number | undefined

  constructor(work: () => void, now: () => number) {
    this.work = work
    this.now = now
  }

  ask() {
    clearTimeout(this.timer)
    const now = this.now()
    this.waitingSince ??= now
    const left = Math.max(0, longest - (now - this.waitingSince))
    this.timer = setTimeout(this.work, Math.min(pause, left))
  }

  /** It was done otherwise. */
  clear() {
    clearTimeout(this.timer)
    this.waitingSince = undefined
  }
}
