import { reshape } from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RunningBackend } from '../../src/tensor'
import { disposeTensors, memoryMeter, tensorFrom } from '../../src/tensor'
import { useBackend } from './support/backend'

let backend: RunningBackend
beforeAll(async () => {
  backend = await useBackend('cpu')
})
afterAll(() => backend.dispose())

const kilobyte = () => tensorFrom(new Float32Array(256), [16, 16])

it('measures the most that was allocated at once, counting data and not handles', () => {
  const meter = memoryMeter()
  const before = meter.now()
  meter.reset()
  expect(meter.peak()).toBe(before)
  const first = kilobyte()
  disposeTensors([kilobyte()])
  expect(meter.peak()).toBe(before + 2048)
  expect(meter.now()).toBe(before + 1024)

  const view = reshape(first, [256])
  disposeTensors([first])
  expect(meter.now()).toBe(before + 1024)
  disposeTensors([view])
  expect(meter.now()).toBe(before)
  expect(meter.peak()).toBe(before + 2048)
  meter.reset()
  expect(meter.peak()).toBe(before)
})

it('is one for all who ask', () => {
  expect(memoryMeter()).toBe(memoryMeter())
})
