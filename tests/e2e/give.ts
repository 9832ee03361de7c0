import type { Locator } from '@playwright/test'
import sharp from 'sharp'

/** A PNG of one color. */
export function picture(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#a05030' } })
    .png()
    .toBuffer()
}

/** Drops or pastes pictures and text as the browser does, which Playwright has no gesture for. */
export async function give(
  target: Locator,
  kind: 'drop' | 'paste',
  pictures: readonly Buffer[],
  text = '',
): Promise<void> {
  const files = pictures.map((content) => content.toString('base64'))
  await target.evaluate(
    (element, [event, contents, words]) => {
      const transfer = new DataTransfer()
      for (const [index, base64] of contents.entries()) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
        transfer.items.add(new File([bytes], `picture-${index}.png`, { type: 'image/png' }))
      }
      if (words) transfer.setData('text/plain', words)
      const { left, top, width, height } = element.getBoundingClientRect()
      const at = { clientX: left + width / 2, clientY: top + height / 2 }
      const init = { bubbles: true, cancelable: true }
      element.dispatchEvent(
        event === 'paste'
          ? new ClipboardEvent('paste', { ...init, clipboardData: transfer })
          : new DragEvent('drop', { ...init, ...at, dataTransfer: transfer }),
      )
    },
    [kind, files, text] as const,
  )
}
