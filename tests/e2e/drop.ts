import type { Locator } from '@playwright/test'
import sharp from 'sharp'

/** A PNG of many colors. In px. */
export function picture(width: number, height: number): Promise<Buffer> {
  const data = Buffer.alloc(width * height * 3)
  for (let i = 0; i < data.length; i++) data[i] = (i * 31 + (i >> 5) * 17) % 256
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer()
}

/** Drops a file on an element as the browser does, which Playwright has no gesture for. */
export async function drop(target: Locator, name: string, content: Buffer): Promise<void> {
  const dataTransfer = await target.page().evaluateHandle(
    ([fileName, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      const transfer = new DataTransfer()
      transfer.items.add(new File([bytes], fileName, { type: 'image/png' }))
      return transfer
    },
    [name, content.toString('base64')] as const,
  )
  await target.dispatchEvent('dragover', { dataTransfer })
  await target.dispatchEvent('drop', { dataTransfer })
}
