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
const kept = 5

/** How fast the backend of a session does the work of each type of node, learned from what it has run. */
export class Speeds {
  private record: SpeedRecord
  private readonly store: SpeedStore | undefined
  private changed = false
  /** Work per ms by type, as far as it was asked for: a plan asks for each of a thousand nodes. */
  private readonly speeds = new Map<string, number | undefined>()

  constructor(store: SpeedStore | undefined) {
    this.store = store
    this.record = store?.known ?? {}
  }

  learn(type: string, work: number, ms: number): void {
    if (!(work > 0 && ms > 0)) return
    const samples = [...this.samples(type), { work, ms }].slice(-kept)
    this.record = { ...this.record, [type]: samples }
    this.changed = true
    this.speeds.clear()
  }

  /**
   * How long work takes, in ms: by the median speed of its type or, for a type that never ran, by the speed of all
   * others together, in which what took long counts most. Undefined before anything was measured.
   */
  time(type: string, work: number): number | undefined {
    if (work === 0) return 0
    if (!this.speeds.has(type)) this.speeds.set(type, this.speedOf(type))
    const speed = this.speeds.get(type)
    return speed === undefined ? undefined : work / speed
  }

  /** Hands what was learned to the host. */
  save(): void {
    if (!this.changed) return
    this.changed = false
    this.store?.save(this.record)
  }

  private speedOf(type: string): number | undefined {
    const own = this.samples(type)
    return own.length > 0 ? median(own.map(({ work, ms }) => work / ms)) : this.overall()
  }

  private samples(type: string): readonly SpeedSample[] {
    return (Object.hasOwn(this.record, type) ? this.record[type] : undefined) ?? []
  }

  private overall(): number | undefined {
    const all = Object.values(this.record).flat()
    const ms = all.reduce((sum, sample) => sum + sample.ms, 0)
    return ms > 0 ? all.reduce((sum, sample) => sum + sample.work, 0) / ms : undefined
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

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
