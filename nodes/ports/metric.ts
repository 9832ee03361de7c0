import type { ColumnFacts } from '../../src/core/preview'

/** What a number says of a picture. */
export interface Metric extends ColumnFacts {
  /** One of those of `metrics`, or the name of a loss term. */
  readonly name: string
}

/** The metrics there are names and units for. */
export const metrics = {
  contrast: { name: 'contrast' },
  sharpness: { name: 'sharpness' },
  detail: { name: 'detail' },
  colorfulness: { name: 'colorfulness' },
  psnr: { name: 'PSNR', unit: 'dB', better: 'higher' },
  ssim: { name: 'SSIM', better: 'higher' },
  loss: { name: 'total loss', better: 'lower' },
  time: { name: 'time', unit: 's', better: 'lower' },
  steps: { name: 'steps' },
} as const satisfies Readonly<Record<string, Metric>>

export function term(name: string): Metric {
  return { name, better: 'lower' }
}
