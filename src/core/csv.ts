import type { SeriesPreview, TablePreview } from './preview'

/** Curves as a table with one line per x, as RFC 4180 has it. */
export function encodeCsv({ xLabel, x, curves }: SeriesPreview): string {
  const columns = Object.entries(curves)
  const header = [xLabel, ...columns.map(([name]) => name)].map(quoted)
  const lines = x.map((at, row) => [at, ...columns.map(([, values]) => values[row] ?? '')])
  return [header, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('')
}

/** A table as RFC 4180 has it, units in the header; where there is no number the cell is empty. */
export function encodeTableCsv({ columns, rows, compares }: TablePreview): string {
  const header = columns.map((column, index) => {
    const unit = compares?.[index]?.unit
    return unit ? `${column} (${unit})` : column
  })
  return [header, ...rows].map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('')
}

function cellText(cell: string | number): string {
  if (typeof cell === 'string') return quoted(cell)
  if (Number.isNaN(cell)) return ''
  return Number.isFinite(cell) ? String(cell) : cell > 0 ? 'inf' : '-inf'
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
