/** What a choice of quarter turns offers, clockwise. */
export const turnOptions = [
  { value: '0', label: '0°' },
  { value: '90', label: '90°' },
  { value: '180', label: '180°' },
  { value: '270', label: '270°' },
] as const

export const quarterTurns = { '90': 90, '180': 180, '270': 270 } as const

export const flipOptions = [
  { value: 'none', label: 'None' },
  { value: 'horizontal', label: 'Left–right' },
  { value: 'vertical', label: 'Top–bottom' },
] as const

interface Turned {
  readonly rotate: '0' | keyof typeof quarterTurns
  readonly flip: (typeof flipOptions)[number]['value']
}

/** Whether width and height change places, and how many copies of the picture are made on the way. */
export function turnSteps({ rotate, flip }: Turned): { readonly lying: boolean; readonly copies: number } {
  const lying = rotate === '90' || rotate === '270'
  // A quarter turn takes two steps.
  return { lying, copies: (rotate === '0' ? 0 : lying ? 2 : 1) + (flip === 'none' ? 0 : 1) }
}
