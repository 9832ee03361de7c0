interface Line {
  readonly name: string
  readonly color: string
  readonly dashed: boolean
}

interface Placed extends Line {
  readonly x: number
  readonly row: number
}

/** In CSS px. */
const rowHeight = 18
const margin = 10
const stroke = 14
const font = '11px system-ui, sans-serif'

/** A plot's canvas as a PNG, on a ground of its own and with a legend above it. `density` is device px per CSS px. */
export function plotPng(
  plot: HTMLCanvasElement,
  lines: readonly Line[],
  { ground, text, density }: { readonly ground: string; readonly text: string; readonly density: number },
): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (!context) return Promise.resolve(null)
  context.font = font
  const placed = placeLegend(lines, plot.width / density, (name) => context.measureText(name).width)
  const legendHeight = Math.round((1 + (placed.at(-1)?.row ?? 0)) * rowHeight * density)
  // A new size clears a canvas and all that was set on it.
  canvas.width = plot.width
  canvas.height = plot.height + legendHeight
  context.fillStyle = ground
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(plot, 0, legendHeight)
  context.scale(density, density)
  context.font = font
  context.textBaseline = 'middle'
  context.lineWidth = 2
  for (const { name, color, dashed, x, row } of placed) {
    const y = (row + 0.5) * rowHeight
    context.strokeStyle = color
    context.setLineDash(dashed ? [4, 2] : [])
    context.beginPath()
    context.moveTo(x, y)
    context.lineTo(x + stroke, y)
    context.stroke()
    context.fillStyle = text
    context.fillText(name, x + stroke + 4, y)
  }
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}

/** From the left, in as many rows as it takes. */
export function placeLegend(
  lines: readonly Line[],
  width: number,
  measure: (name: string) => number,
): readonly Placed[] {
  let x = margin
  let row = 0
  return lines.map((line) => {
    const length = stroke + 4 + measure(line.name)
    if (x > margin && x + length > width) {
      x = margin
      row += 1
    }
    const placed = { ...line, x, row }
    x += length + margin
    return placed
  })
}
