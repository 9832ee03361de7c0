import 'uplot/dist/uPlot.min.css'
import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import { formatNumber } from '../lib/format'
import { alignedData, type Curves, extent, type XRange, type YScale } from './curves'
import { type ChartColors, useChartColors } from './useChartColors'

interface SeriesPlotProps extends Curves {
  readonly label: string
  readonly scale: YScale
  readonly range?: XRange
  /** Curves that are not drawn; each keeps its color. */
  readonly hidden?: ReadonlySet<string>
  /** Makes the plot answer to the mouse: which point of `x` is pointed at, and what was dragged over. */
  readonly pointer?: {
    readonly onHover: (index: number | null) => void
    readonly onZoom: (range: XRange) => void
  }
}

const nothingHidden: ReadonlySet<string> = new Set()
const fontSize = 10

/** Curves over a common x, one color each, filling the element around it. */
export function SeriesPlot(props: SeriesPlotProps) {
  const { label, x, curves, scale, range = null, hidden = nothingHidden, pointer } = props
  const host = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const latest = useRef(props)
  latest.current = props
  const colors = useChartColors()
  const names = Object.keys(curves)
  const makeup = JSON.stringify(names)
  const interactive = pointer !== undefined

  useEffect(() => {
    const element = host.current
    if (!element) return
    const made = new uPlot(
      {
        width: Math.max(1, element.clientWidth),
        height: Math.max(1, element.clientHeight),
        padding: [6, 10, 0, 0],
        legend: { show: false },
        scales: {
          x: { time: false, range: () => span(latest.current) },
          y: scale === 'log' ? { distr: 3, log: 10 } : { distr: 1 },
        },
        axes: axesOf(colors),
        series: [{}, ...(JSON.parse(makeup) as string[]).map((name, index) => lineOf(name, index, colors))],
        cursor: interactive
          ? {
              y: false,
              drag: { x: true, y: false, dist: 4, setScale: false },
              bind: { dblclick: () => () => resetZoom() },
            }
          : { show: false },
        hooks: {
          setCursor: [({ cursor }) => latest.current.pointer?.onHover(cursor.idx ?? null)],
          setSelect: [takeSelection],
        },
      },
      alignedData(latest.current, scale),
      element,
    )
    plot.current = made
    const observer = new ResizeObserver(() => {
      made.setSize({ width: Math.max(1, element.clientWidth), height: Math.max(1, element.clientHeight) })
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
      made.destroy()
      plot.current = null
    }

    function resetZoom() {
      latest.current.pointer?.onZoom(null)
      return null
    }
    function takeSelection(self: uPlot) {
      const { left, width } = self.select
      if (width === 0) return
      latest.current.pointer?.onZoom([self.posToVal(left, 'x'), self.posToVal(left + width, 'x')])
      self.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
    }
  }, [colors, scale, makeup, interactive])

  useEffect(() => {
    const made = plot.current
    if (!made) return
    const shown = (JSON.parse(makeup) as string[]).map((name) => !hidden.has(name))
    made.batch(() => {
      made.setData(alignedData({ x, curves }, scale))
      shown.forEach((show, index) => {
        if (made.series[index + 1]?.show !== show) made.setSeries(index + 1, { show })
      })
      const [min, max] = span({ x, range })
      made.setScale('x', { min, max })
    })
  }, [x, curves, scale, range, hidden, makeup])

  return <div ref={host} className="plot" role="img" aria-label={label} data-range={range?.join(' ')} />
}

function span({ x, range }: { readonly x: readonly number[]; readonly range?: XRange }): [number, number] {
  const [from, to] = range ?? extent(x)
  // A single point needs some room around it.
  return from === to ? [from - 1, to + 1] : [from, to]
}

function axesOf(colors: ChartColors): uPlot.Axis[] {
  const common: uPlot.Axis = {
    stroke: colors.text,
    grid: { stroke: colors.grid, width: 1 },
    ticks: { stroke: colors.grid, width: 1, size: 3 },
    font: `${fontSize}px system-ui, sans-serif`,
    gap: 3,
  }
  return [
    { ...common, size: 20, space: 40 },
    {
      ...common,
      size: 44,
      space: 24,
      values: (_, ticks: (number | null)[]) =>
        ticks.map((tick) => (tick === null ? '' : formatNumber(tick, 3))),
    },
  ]
}

/** The total, drawn first and dashed, is told from the terms without color. */
function lineOf(name: string, index: number, colors: ChartColors): uPlot.Series {
  return {
    label: name,
    stroke: colors.curves[index % colors.curves.length] ?? colors.text,
    width: name === 'total' ? 2 : 1.5,
    ...(name === 'total' && { dash: [5, 3] }),
    points: { show: false },
  }
}
