import type { Page } from '@playwright/test'
import { framesDuring } from './canvas-frames'
import { type Gesture, gestures } from './canvas-gestures'
import { type Opening, openLarge } from './canvas-open'
import { countRenders, renders } from './canvas-renders'
import { inChromium } from './chromium'
import { root } from './graphs'
import { largeGraph } from './large-graph'
import type { BenchOptions } from './options'
import { percentile, type Sample, type Section, section } from './stats'

const TITLE = 'Canvas, 300 nodes and 400 wires, in Chromium'

/** How the editor itself keeps up with a large graph, on the production build. Each value is of one round. */
export async function benchCanvas({ quick }: BenchOptions, say: (what: string) => void): Promise<Section> {
  const text = await largeGraph(root)
  const rounds = quick ? 2 : 5
  const samples = await inChromium(async (page, address) => {
    await page.addInitScript(countRenders)
    return [
      ...(await measureOpening(page, address, text, rounds, say)),
      ...(await measureTyping(page, rounds, say)),
      ...(await measureGestures(page, rounds, say)),
      ...(await measureRun(page, say)),
    ]
  })
  return samples ? section(TITLE, samples) : section(TITLE, [], ['no Chromium was found'])
}

async function measureOpening(
  page: Page,
  address: string,
  text: string,
  rounds: number,
  say: (what: string) => void,
): Promise<Sample[]> {
  const openings: (Opening & { readonly cpu: number })[] = []
  for (let round = 0; round < rounds; round += 1) {
    say(`opening 300 nodes, ${round + 1} of ${rounds}`)
    await forget(page, address)
    await page.goto(address)
    await page.getByRole('button', { name: /^Backend: (WebAssembly|CPU|WebGPU|WebGL)/ }).waitFor()
    await page
      .getByRole('status')
      .getByText(/^Opened/)
      .waitFor()
    let opening: Opening | undefined
    const { busy, deltas } = await framesDuring(page, async () => {
      opening = await openLarge(page, text)
    })
    if (opening) openings.push({ ...opening, cpu: busy * deltas.length })
  }
  return [
    { name: 'open, text to all nodes painted', unit: 'ms', values: openings.map(({ ms }) => ms) },
    { name: 'open, processor time of the main thread', unit: 'ms', values: openings.map(({ cpu }) => cpu) },
    { name: 'open, longest task', unit: 'ms', values: openings.map(({ longest }) => longest) },
  ]
}

/** Else the editor would come back with the large graph itself. */
async function forget(page: Page, address: string): Promise<void> {
  await page.goto('about:blank')
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', { origin: new URL(address).origin, storageTypes: 'all' })
  await session.detach()
}

/** The digits are typed as a hand types them, one after another. */
async function measureTyping(page: Page, rounds: number, say: (what: string) => void): Promise<Sample[]> {
  say('typing in a param')
  const field = page
    .locator('[data-node-id="c7-g-optimize"]')
    .getByRole('textbox', { name: 'Iterations, value' })
  await page.locator('.react-flow__node[data-id="c7-g-optimize"]').focus()
  await field.focus()
  const nodes: number[] = []
  const components: number[] = []
  const tasks: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowDown']) {
      await page.evaluate(() => window.renders?.reset())
      const { worst } = await framesDuring(page, () => field.press(key))
      const counted = await page.evaluate(renders)
      nodes.push(counted.nodes.length)
      components.push(counted.components)
      tasks.push(worst)
    }
  }
  return [
    { name: 'a keystroke in a param, nodes rendered', unit: 'nodes', values: nodes },
    { name: 'a keystroke in a param, components rendered', unit: 'components', values: components },
    { name: 'a keystroke in a param, longest frame', unit: 'ms', values: tasks },
  ]
}

async function measureGestures(page: Page, rounds: number, say: (what: string) => void): Promise<Sample[]> {
  const samples: Sample[] = []
  for (const { name, prepare, perform } of gestures satisfies readonly Gesture[]) {
    say(name)
    const found = []
    for (let round = 0; round < rounds; round += 1) {
      await prepare(page)
      await settled(page)
      found.push(await framesDuring(page, () => perform(page)))
    }
    samples.push(
      { name: `${name}, frame p50`, unit: 'ms', values: found.map(({ deltas }) => percentile(deltas, 0.5)) },
      { name: `${name}, frame p95`, unit: 'ms', values: found.map(({ deltas }) => percentile(deltas, 0.95)) },
      { name: `${name}, processor time`, unit: 'ms/frame', values: found.map(({ busy }) => busy) },
      { name: `${name}, longest task`, unit: 'ms', values: found.map(({ longest }) => longest) },
    )
  }
  return samples
}

/** A picture painted in the midst of the large graph: what that costs the page, which only looks on. */
async function measureRun(page: Page, say: (what: string) => void): Promise<Sample[]> {
  say('a run')
  const result = page.locator('[data-node-id="c7-a-result"]')
  await page.locator('.react-flow__node[data-id="c7-a-result"]').focus()
  const { longest, busy } = await framesDuring(page, async () => {
    await result.getByRole('button', { name: 'Run to here' }).press('Enter')
    await result.and(page.locator('[data-state="done"]')).waitFor({ timeout: 300_000 })
  })
  return [
    { name: 'a run, processor time', unit: 'ms/frame', values: [busy] },
    { name: 'a run, longest task', unit: 'ms', values: [longest] },
  ]
}

/** Until nothing is left to do but the next frame. */
function settled(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        setTimeout(() => requestIdleCallback(() => resolve(), { timeout: 3000 }), 400)
      }),
  )
}
