/** The height of the plot: the ends, where what was clipped heaps up, may stand out of it. */
export function tallest(curves: readonly (readonly number[])[]): number {
  const inner = Math.max(0, ...curves.flatMap((counts) => counts.slice(1, -1)))
  return inner > 0 ? inner : Math.max(0, ...curves.flat())
}

/** The outline of counts as an SVG path in a box of the given size, from its lower left corner to the lower right. */
export function histogramPath(
  counts: readonly number[],
  most: number,
  { width, height }: { readonly width: number; readonly height: number },
  logarithmic: boolean,
): string {
  const part = (count: number) => {
    if (most === 0) return 0
    return Math.min(1, logarithmic ? Math.log1p(count) / Math.log1p(most) : count / most)
  }
  const step = width / counts.length
  const tops = counts.map((count, index) => {
    const y = round(height * (1 - part(count)))
    return `L${round(index * step)} ${y}L${round((index + 1) * step)} ${y}`
  })
  return `M0 ${height}${tops.join('')}L${width} ${height}Z`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
