import { expect } from 'vitest'
import { memory } from '../../../src/tensor'

/** Runs something and checks that the number of live tensors changed by exactly `expected`, also when it throws. */
export async function expectTensors<T>(expected: number, run: () => T | Promise<T>): Promise<T> {
  const before = memory().tensors
  try {
    const result = await run()
    expect(memory().tensors - before).toBe(expected)
    return result
  } catch (error) {
    expect(memory().tensors - before, 'tensors left by an error').toBe(0)
    throw error
  }
}
