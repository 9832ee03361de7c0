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

/**
 * A text as a cell. One that a spreadsheet would take for a formula gets an apostrophe before it, which makes it text:
 * names come from graphs that others made.
 */
function quoted(text: string): string {
  const formula = /^\s*[=+\-@]/.test(text) && !/^[+-]?\d+(?:\.\d+)?$/.test(text)
  const cell = formula ? `'${text}` : text
  return /[",\r\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
