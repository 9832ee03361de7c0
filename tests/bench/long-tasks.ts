import type { Page } from '@playwright/test'

/**
 * The longest task of the page's main thread while `work` goes on, in ms; 0 when none took 50 ms, below which the
 * browser does not tell.
 */
export async function longestTask(page: Page, work: () => Promise<unknown>): Promise<number> {
  const watched = await page.evaluateHandle(() => {
    const durations: number[] = []
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) durations.push(duration)
    })
    observer.observe({ type: 'longtask' })
    return { durations, observer }
  })
  await work()
  return watched.evaluate(({ durations, observer }) => {
    for (const { duration } of observer.takeRecords()) durations.push(duration)
    observer.disconnect()
    return Math.max(0, ...durations)
  })
}
