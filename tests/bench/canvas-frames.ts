import type { Page } from '@playwright/test'

export interface Frames {
  /** From one frame to the next, in ms. */
  readonly deltas: readonly number[]
  readonly worst: number
  /** Processor time of the main thread per frame, in ms. */
  readonly busy: number
  /** Longest task over 50 ms, or 0. */
  readonly longest: number
}

/** Watches the frames of the page while `work` is done to it. */
export async function framesDuring(page: Page, work: () => Promise<void>): Promise<Frames> {
  const session = await page.context().newCDPSession(page)
  // Processor time, so that other programs on the machine do not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const watch = await page.evaluateHandle(() => {
    const times: number[] = []
    let longest = 0
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
    })
    observer.observe({ type: 'longtask' })
    let frame = requestAnimationFrame(function tick(time) {
      times.push(time)
      frame = requestAnimationFrame(tick)
    })
    return {
      end() {
        cancelAnimationFrame(frame)
        observer.disconnect()
        return { times, longest }
      },
    }
  })
  const before = await taskSeconds(session)
  await work()
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  const after = await taskSeconds(session)
  const { times, longest } = await watch.evaluate((watching) => watching.end())
  await session.detach()
  const deltas = times.slice(1).map((time, index) => time - (times[index] ?? time))
  return {
    deltas,
    longest,
    worst: Math.max(...deltas),
    busy: ((after - before) * 1000) / Math.max(1, deltas.length),
  }
}

interface Metrics {
  send(method: 'Performance.getMetrics'): Promise<{ metrics: { name: string; value: number }[] }>
}

async function taskSeconds(session: Metrics): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
}
