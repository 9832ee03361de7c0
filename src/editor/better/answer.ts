import type { EngineStatus } from '../engine'
import { readSetting, writeSetting } from '../lib/settings'

/** Whether VGG-19 is offered where a graphics card computes, used in every example, or neither. */
export const betterAnswers = ['ask', 'yes', 'no'] as const
export type BetterAnswer = (typeof betterAnswers)[number]

export function betterAnswer(): BetterAnswer {
  const stored = readSetting('vgg19')
  return betterAnswers.find((answer) => answer === stored) ?? 'ask'
}

/** Kept in this browser for every graph. */
export function setBetterAnswer(
  ui: { set(change: { readonly better: BetterAnswer }): void },
  better: BetterAnswer,
) {
  writeSetting('vgg19', better)
  ui.set({ better })
}

/** Whether a graphics card computes: a program that pretends to be one is slower than WebAssembly. */
export function hasGraphicsCard(status: EngineStatus): boolean {
  return status.state === 'ready' && status.backend.name === 'webgpu' && !status.backend.software
}
