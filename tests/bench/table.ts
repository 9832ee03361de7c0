import type { Section } from './stats'

/** Sections as text, in columns. */
export function table(sections: readonly Section[]): string {
  return sections.map(describe).join('\n\n')
}

function describe({ title, rows, skipped }: Section): string {
  const head = ['', 'median', 'min', 'max', 'unit', 'n', 'ratio', 'peak MB']
  const cells = rows.map((row) => [
    row.name,
    digits(row.median),
    digits(row.min),
    digits(row.max),
    row.unit,
    String(row.samples),
    row.ratio.toFixed(2),
    row.peakBytes === undefined ? '' : (row.peakBytes / 1e6).toFixed(1),
  ])
  const lines = rows.length === 0 ? [] : align([head, ...cells])
  return [title, ...lines, ...skipped.map((reason) => `  skipped: ${reason}`)].join('\n')
}

function align(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows.map((row) => {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0
      return column === 0 ? cell.padEnd(width) : cell.padStart(width)
    })
    return `  ${cells.join('  ')}`
  })
}

function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
