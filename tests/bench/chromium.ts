import { chromium, type Page } from '@playwright/test'
import { build, preview } from 'vite'
import { findChromium } from '../all/chromium.mjs'
import { root } from './graphs'

/** Shows the production build in Chromium; undefined when there is no Chromium. */
export async function inChromium<T>(
  work: (page: Page, address: string) => Promise<T>,
): Promise<T | undefined> {
  const executablePath = findChromium()
  if (!executablePath) return undefined
  await build({ root, logLevel: 'warn' })
  const port = Number(process.env.GRAMARYE_E2E_PORT ?? 4180)
  const server = await preview({ root, logLevel: 'warn', preview: { port } })
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } })
    const address = server.resolvedUrls?.local[0] ?? `http://localhost:${port}`
    return await work(page, address)
  } finally {
    await browser.close()
    await server.close()
  }
}
