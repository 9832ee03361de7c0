import { isRecord } from '../core/json'

/** One measurement: work in the unit of forecasts, and how long it took. */
interface SpeedSample {
  readonly work: number
  readonly ms: number
}

/** The last measurements of each type of node on one backend, oldest first. Plain data that outlives a session. */
export type SpeedRecord = Readonly<Record<string, readonly SpeedSample[]>>

/** Where a host keeps what a session learned, for the sessions to come. */
export interface SpeedStore {
  readonly known: SpeedRecord
  save(record: SpeedRecord): void
}

/** Few enough to follow a machine that grew slower, enough for the median to pass over a disturbed one. */
const kept = 7

/** Work within this factor of each other counts as alike: what is small runs slower for its size. */
const alike = 4

/** How fast the backend of a session does the work of each type of node, learned from what it has run. */
export class Speeds {
  private record: SpeedRecord
  private readonly store: SpeedStore | undefined
  private changed = false
  /** Of all types; null when it has to be found anew. A plan may ask for it a thousand times. */
  private speed: { readonly overall: number | undefined } | null = null

  constructor(store: SpeedStore | undefined) {
    this.store = store
    this.record = store?.known ?? {}
  }

  learn(type: string, work: number, ms: number): void {
    if (!(work > 0 && ms > 0)) return
    const samples = [...this.samples(type), { work, ms }].slice(-kept)
    this.record = { ...this.record, [type]: samples }
    this.changed = true
    this.speed = null
  }

  /**
   * How long work takes, in ms: by the median speed of its type, at like amounts of work where there were any. A type
   * that never ran is taken to be as fast as all others together, in which what took long counts most. Undefined before
   * anything was measured.
   */
  time(type: string, work: number): number | undefined {
    if (work === 0) return 0
    const own = this.samples(type)
    const like = own.filter((sample) => sample.work < alike * work && work < alike * sample.work)
    const speed = own.length > 0 ? median(like.length > 0 ? like : own) : this.overall()
    return speed === undefined ? undefined : work / speed
  }

  /** Hands what was learned to the host. */
  save(): void {
    if (!this.changed) return
    this.changed = false
    this.store?.save(this.record)
  }

  private samples(type: string): readonly SpeedSample[] {
    return (Object.hasOwn(this.record, type) ? this.record[type] : undefined) ?? []
  }

  private overall(): number | undefined {
    if (!this.speed) {
      const all = Object.values(this.record).flat()
      const ms = all.reduce((sum, sample) => sum + sample.ms, 0)
      this.speed = { overall: ms > 0 ? all.reduce((sum, sample) => sum + sample.work, 0) / ms : undefined }
    }
    return this.speed.overall
  }
}

/** What of some stored data can be taken for a record of speeds. */
export function readSpeeds(value: unknown): SpeedRecord {
  if (!isRecord(value)) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([type, samples]) => {
      const sound = Array.isArray(samples) ? samples.filter(isSample).slice(-kept) : []
      return sound.length > 0 ? [[type, sound]] : []
    }),
  )
}

function isSample(value: unknown): value is SpeedSample {
  return isRecord(value) && isPositive(value.work) && isPositive(value.ms)
}

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value > 0
}

/** Of their speeds. */
function median(samples: readonly SpeedSample[]): number | undefined {
  const sorted = samples.map(({ work, ms }) => work / ms).toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
