import type { SeriesPreview } from './preview'

/** Curves as a table with one line per x, as RFC 4180 has it. */
export function encodeCsv({ xLabel, x, curves }: SeriesPreview): string {
  const columns = Object.entries(curves)
  const header = [xLabel, ...columns.map(([name]) => name)].map(quoted)
  const lines = x.map((at, row) => [at, ...columns.map(([, values]) => values[row] ?? '')])
  return [header, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('')
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
