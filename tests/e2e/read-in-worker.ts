import type { Page } from '@playwright/test'

/** Pixels of a picture file as the engine's worker reads it, RGBA. */
export interface ReadPixels {
  readonly width: number
  readonly height: number
  readonly data: readonly number[]
}

interface Wish {
  readonly bytes: Uint8Array
  readonly maxSide?: number
  readonly as?: 'mask'
}

/** Notes where the page takes its worker from. Before the page is opened. */
export async function noteWorker(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options)
        // As it is: the page trusts this object, and no text.
        Reflect.set(window, 'noted', url)
      }
    }
  })
}

/** Has a worker of the page's own kind read pictures, each as a thumbnail: by the code that reads them for nodes. */
export async function readInWorker(page: Page, wishes: readonly Wish[]): Promise<readonly ReadPixels[]> {
  const files = wishes.map(({ bytes, maxSide = 4096, as }) => ({
    base64: Buffer.from(bytes).toString('base64'),
    maxSide,
    as,
  }))
  return page.evaluate(async (asked) => {
    const worker = new Worker(Reflect.get(window, 'noted'), { type: 'module' })
    const read = (id: number, { base64, maxSide, as }: (typeof asked)[number]) => {
      const file = new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))])
      return new Promise<ReadPixels>((resolve, reject) => {
        worker.onmessage = ({ data }) => {
          if (data.type === 'refusal') reject(new Error(data.message))
          if (data.type !== 'answer' || data.id !== id) return
          const { bitmap, width, height } = data.result
          const context = new OffscreenCanvas(width, height).getContext('2d')
          context?.drawImage(bitmap, 0, 0)
          resolve({ width, height, data: [...(context?.getImageData(0, 0, width, height).data ?? [])] })
        }
        worker.postMessage({ type: 'call', id, call: 'thumbnail', args: { file, maxSide, as } })
      })
    }
    const pictures: ReadPixels[] = []
    for (const [id, file] of asked.entries()) pictures.push(await read(id, file))
    worker.terminate()
    return pictures
  }, files)
}
