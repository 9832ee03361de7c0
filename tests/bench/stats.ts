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
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  if (upper === undefined || lower === undefined) throw new Error('There is no median of nothing.')
  return (upper + lower) / 2
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
