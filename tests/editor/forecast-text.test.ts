import { createInstance } from 'i18next'
import { describe, expect, test } from 'vitest'
import { en } from '../../src/editor/i18n/en'
import { zh } from '../../src/editor/i18n/zh'
import { memoryWarning, nodeText, planText } from '../../src/editor/lib/forecast-text'
import { formatRoughBytes, formatRoughTime } from '../../src/editor/lib/format'

function words(lng: 'en' | 'zh') {
  const resources = { en: { translation: en }, zh: { translation: zh } }
  const i18n = createInstance({ lng, resources, initAsync: false, interpolation: { escapeValue: false } })
  void i18n.init()
  return i18n.t
}

const t = words('en')
const whole = { stale: 3, unknown: [], ms: 24_800, peakBytes: 61_234_567 }
const { ms: _, ...untimed } = whole

describe('before a run', () => {
  test('time and memory are told in two digits', () => {
    expect(planText(t, whole)).toBe('About 25 s, 61 MB')
    expect(planText(words('zh'), whole)).toBe('约 25 s，61 MB')
  })

  test('what is not known is said', () => {
    expect(planText(t, untimed)).toBe('About 61 MB, time not known yet')
    expect(planText(t, { ...whole, unknown: ['a'] })).toBe(
      'At least 25 s, 61 MB; the rest is known after the first run',
    )
    expect(planText(t, { ...untimed, unknown: ['a'] })).toBe(
      'At least 61 MB; the rest is known after the first run',
    )
    const nothing = 'Time and memory are not known before the first run'
    expect(planText(t, { ...untimed, unknown: ['a', 'b', 'c'] })).toBe(nothing)
    expect(nodeText(t, undefined)).toBe(nothing)
  })

  test('nothing is said when nothing would run', () => {
    expect(planText(t, { stale: 0, unknown: [], ms: 0, peakBytes: 5 })).toBeUndefined()
    const full = { stale: 0, unknown: [], peakBytes: 5e9 }
    expect(memoryWarning(t, full, { label: 'WebAssembly', memoryBytes: 4e9 })).toBeUndefined()
  })

  test('a node has its own', () => {
    const own = { work: 1, bytes: 1, peakBytes: 2_000_000 }
    expect(nodeText(t, own)).toBe('About 2.0 MB, time not known yet')
    expect(nodeText(t, { ...own, ms: 61_000 })).toBe('About 1:01, 2.0 MB')
  })

  test('more than the backend can hold is warned of, with what to do', () => {
    const backend = { label: 'WebAssembly, 2 threads', memoryBytes: 2 ** 32 }
    const large = { ...whole, peakBytes: 5.26e9 }
    expect(memoryWarning(t, large, backend)).toBe(
      'Needs about 5.3 GB, and WebAssembly, 2 threads can hold 4.3 GB. Choose a smaller size, or shallower layers.',
    )
    expect(memoryWarning(words('zh'), large, backend)).toContain('5.3 GB')
    expect(memoryWarning(t, whole, backend)).toBeUndefined()
    expect(memoryWarning(t, large, { label: 'WebGPU' })).toBeUndefined()
  })

  test('so is a single tensor that is larger than the backend takes', () => {
    const backend = { label: 'WebGPU', tensorBytes: 2 ** 31 }
    expect(memoryWarning(t, { ...whole, largestBytes: 4.3e9 }, backend)).toBe(
      'One step makes a tensor of about 4.3 GB, and WebGPU takes at most 2.1 GB. Choose a smaller size, or shallower layers.',
    )
    expect(memoryWarning(t, { ...whole, largestBytes: 2e9 }, backend)).toBeUndefined()
    expect(memoryWarning(t, whole, backend)).toBeUndefined()
  })
})

test('estimates have two digits', () => {
  expect([3, 140, 999, 1234, 12_345, 59_900, 61_500, 3_725_000].map(formatRoughTime)).toEqual([
    '0.1 s',
    '0.14 s',
    '1 s',
    '1.2 s',
    '12 s',
    '1:00',
    '1:02',
    '61:40',
  ])
  expect([123, 61_234_567, 5_255_000_000].map(formatRoughBytes)).toEqual(['120 B', '61 MB', '5.3 GB'])
})
