import type { Page } from '@playwright/test'

export interface Opening {
  /** From handing over the text until every node is painted, in ms. */
  readonly ms: number
  /** Longest task of the main thread meanwhile, in ms; 0 when none took over 50 ms. */
  readonly longest: number
}

/** Drops a graph file on the canvas and waits until all of its nodes are there to see, with the view fitted. */
export function openLarge(page: Page, text: string): Promise<Opening> {
  return page.evaluate(async (content) => {
    const canvas = document.querySelector('.canvas')
    if (!canvas) throw new Error('There is no canvas.')
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([content], 'large.json', { type: 'application/json' }))
    let longest = 0
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
    })
    observer.observe({ type: 'longtask' })
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const start = performance.now()
    canvas.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    const shown = () => {
      const nodes = [...document.querySelectorAll<HTMLElement>('.react-flow__node')]
      const scale = document.querySelector<HTMLElement>('.react-flow__viewport')?.style.transform ?? ''
      return (
        nodes.length === 300 &&
        nodes.every((node) => node.style.visibility !== 'hidden' && node.querySelector('[data-node-id]')) &&
        document.querySelectorAll('.react-flow__edge').length === 400 &&
        /scale\(0\.[01]/.test(scale)
      )
    }
    while (!shown()) {
      await frame()
      if (performance.now() - start > 60_000) throw new Error('The graph did not appear.')
    }
    await frame()
    await new Promise((resolve) => setTimeout(resolve))
    const ms = performance.now() - start
    // The observer tells of a task only after it.
    await new Promise((resolve) => setTimeout(resolve, 1500))
    observer.disconnect()
    return { ms, longest }
  }, text)
}
