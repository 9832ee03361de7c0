import type { Page } from '@playwright/test'
import { inChromium } from './chromium'
import { longestTask } from './long-tasks'
import type { BenchOptions } from './options'
import { type Sample, type Section, section } from './stats'

const TITLE = 'Gatys, one step, in Chromium'
const FEW = 4

/**
 * Milliseconds per step on the production build, previews and curves included. The steps are those by which a
 * longer run exceeds a shorter one, so that nothing but steps is counted.
 */
export async function benchBrowser({ quick }: BenchOptions, say: (what: string) => void): Promise<Section[]> {
  const measured = await inChromium(async (page, address) => {
    await page.goto(address)
    const badge = page.getByRole('button', { name: /^Backend: (WebAssembly|CPU|WebGPU|WebGL)/ })
    const backend = await badge.innerText()
    const found: Sample[] = []
    for (const size of quick ? [128] : [128, 256, 512]) {
      say(`Chromium, ${backend}, lite ${size} px`)
      found.push({
        name: `lite ${size} px, ${backend}`,
        unit: 'ms/step',
        values: await measure(page, size),
      })
    }
    say('Chromium, the page while it paints')
    return { found, longest: await measurePage(page, quick ? 1 : 3) }
  })
  if (!measured) return [section(TITLE, [], ['no Chromium was found'])]
  return [section(TITLE, measured.found), section('The page during a run, in Chromium', [measured.longest])]
}

async function measure(page: Page, size: number): Promise<number[]> {
  await choose(page, 'content-size', 'Crop to', '1:1 square')
  await setNumber(page, 'content-size', 'Longest side', size)
  await setNumber(page, 'optimize', 'Sketches', 0)
  // Enough to outweigh what the clock of the page adds, fewer where each takes long.
  const more = Math.max(10, Math.round(5000 / size))
  await runWith(page, FEW + 1)
  const values: number[] = []
  for (let round = 0; round < 3; round++) {
    // The cache knows the result of settings it has seen: each round has its own.
    await setNumber(page, 'optimize', 'Learning rate', 0.02 + (round + 1) / 1000)
    const short = await runWith(page, FEW)
    const long = await runWith(page, FEW + more)
    values.push((long - short) / more)
  }
  return values
}

/** Whether the page stays responsive: the engine computes elsewhere, but previews and curves are drawn here. */
async function measurePage(page: Page, rounds: number): Promise<Sample> {
  const values: number[] = []
  for (let round = 0; round < rounds; round++) {
    await setNumber(page, 'optimize', 'Learning rate', 0.03 + round / 1000)
    values.push(await longestTask(page, () => runWith(page, 30 + round)))
  }
  return { name: 'longest task (0: none over 50 ms)', unit: 'ms', values }
}

async function runWith(page: Page, iterations: number): Promise<number> {
  await setNumber(page, 'optimize', 'Iterations', iterations)
  const result = page.locator('[data-node-id="result"]')
  await result.and(page.locator('[data-state="idle"], [data-state="stale"]')).waitFor()
  const start = performance.now()
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await result.and(page.locator('[data-state="done"]')).waitFor({ timeout: 300_000 })
  return performance.now() - start
}

async function setNumber(page: Page, id: string, label: string, value: number): Promise<void> {
  const node = page.locator(`[data-node-id="${id}"]`)
  const field = node.getByRole('textbox', { name: `${label}, value` })
  await field.fill(String(value))
  await field.press('Enter')
}

async function choose(page: Page, id: string, label: string, option: string): Promise<void> {
  const box = page.locator(`[data-node-id="${id}"]`).getByRole('combobox', { name: label })
  if ((await box.innerText()).includes(option)) return
  await box.click()
  await page.getByRole('option', { name: option }).click()
}
