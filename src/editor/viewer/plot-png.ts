interface Line {
  readonly name: string
  readonly color: string
  readonly dashed: boolean
}

const legendHeight = 22
const margin = 10

/** A plot's canvas as a PNG, on a ground of its own and with a legend above it. `density` is device px per CSS px. */
export function plotPng(
  plot: HTMLCanvasElement,
  lines: readonly Line[],
  { ground, text, density }: { readonly ground: string; readonly text: string; readonly density: number },
): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  const unit = (length: number) => length * density
  canvas.width = plot.width
  canvas.height = plot.height + unit(legendHeight)
  const context = canvas.getContext('2d')
  if (!context) return Promise.resolve(null)
  context.fillStyle = ground
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(plot, 0, unit(legendHeight))
  context.font = `${unit(11)}px system-ui, sans-serif`
  context.textBaseline = 'middle'
  context.lineWidth = unit(2)
  let x = unit(margin)
  for (const { name, color, dashed } of lines) {
    context.strokeStyle = color
    context.setLineDash(dashed ? [unit(4), unit(2)] : [])
    context.beginPath()
    context.moveTo(x, unit(legendHeight / 2))
    context.lineTo(x + unit(14), unit(legendHeight / 2))
    context.stroke()
    context.fillStyle = text
    context.fillText(name, x + unit(18), unit(legendHeight / 2))
    x += unit(18 + margin) + context.measureText(name).width
  }
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}
