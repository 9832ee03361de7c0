import type { TablePreview } from '../../core/preview'

/** A column of numbers of a table that compares its rows. */
export interface ComparedColumn {
  readonly name: string
  readonly unit: string | undefined
  readonly better: 'higher' | 'lower' | undefined
  /** By row; NaN where there is none. */
  readonly values: readonly number[]
  /** Rows with the best number; none where one cannot say so, or all are equal. */
  readonly best: ReadonlySet<number>
  /** Length of a bar for each row, 0..1: from zero to the largest number, so that lengths are in proportion. */
  readonly shares: readonly number[]
}

/** By place in the table; undefined for columns that hold no numbers to compare. */
export function comparedColumns({ columns, rows, compares }: TablePreview): (ComparedColumn | undefined)[] {
  return columns.map((name, index) => {
    const facts = compares?.[index]
    if (!facts) return undefined
    const values = rows.map((row) => {
      const cell = row[index]
      return typeof cell === 'number' ? cell : Number.NaN
    })
    const { unit, better } = facts
    return { name, unit, better, values, best: bestOf(values, better), shares: sharesOf(values) }
  })
}

function bestOf(values: readonly number[], better: ComparedColumn['better']): ReadonlySet<number> {
  const known = values.filter((value) => !Number.isNaN(value))
  if (!better || new Set(known).size < 2) return new Set()
  const best = better === 'higher' ? Math.max(...known) : Math.min(...known)
  return new Set([...values.keys()].filter((index) => values[index] === best))
}

function sharesOf(values: readonly number[]): number[] {
  const largest = Math.max(0, ...values.filter(Number.isFinite))
  return values.map((value) => {
    if (value === Number.POSITIVE_INFINITY) return 1
    return largest > 0 && value > 0 ? value / largest : 0
  })
}
