import { useEffect, useState } from 'react'

export interface ChartColors {
  readonly text: string
  readonly grid: string
  readonly curves: readonly string[]
}

/** The theme's colors for charts, which draw on a canvas and so cannot use custom properties. */
export function useChartColors(): ChartColors {
  const [colors, setColors] = useState(readColors)
  useEffect(() => {
    const observer = new MutationObserver(() => setColors(readColors()))
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => observer.disconnect()
  }, [])
  return colors
}

function readColors(): ChartColors {
  const style = getComputedStyle(document.documentElement)
  const read = (name: string) => style.getPropertyValue(name).trim()
  return {
    text: read('--text-muted'),
    grid: read('--border-faint'),
    curves: [1, 2, 3, 4, 5, 6, 7, 8].map((index) => read(`--curve-${index}`)),
  }
}
