/** One measured quantity; `ratio` compares its median with that of the first row of its section. */
export interface Row {
  readonly section: string
  readonly name: string
  readonly unit: string
  readonly median: number
  readonly min: number
  readonly max: number
  readonly samples: number
  readonly ratio: number
  /** Most bytes the engine's cache held. */
  readonly peakBytes?: number
}

/** A section of the bench: its rows in order, or why it could not be measured. */
export interface Section {
  readonly title: string
  readonly rows: readonly Row[]
  readonly skipped: readonly string[]
}

export interface Sample {
  readonly name: string
  readonly unit: string
  readonly values: readonly number[]
  readonly peakBytes?: number
}

/** @throws Error when a sample has no values, which is a fault of the bench. */
export function section(title: string, samples: readonly Sample[], skipped: readonly string[] = []): Section {
  const first = samples[0] ? median(samples[0].values) : 1
  const rows = samples.map(({ name, unit, values, peakBytes }) => ({
    section: title,
    name,
    unit,
    median: median(values),
    min: Math.min(...values),
    max: Math.max(...values),
    samples: values.length,
    ratio: median(values) / first,
    ...(peakBytes !== undefined && { peakBytes }),
  }))
  return { title, rows, skipped }
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** Between the two nearest values in proportion. @param part 0 for the least, 1 for the greatest. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const place = part * (sorted.length - 1)
  const lower = sorted[Math.floor(place)]
  const upper = sorted[Math.ceil(place)]
  if (upper === undefined || lower === undefined) throw new Error('There is no median of nothing.')
  return lower + (upper - lower) * (place - Math.floor(place))
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
