import { expect, test } from 'vitest'
import { fileName } from '../../src/editor/lib/files'
import { formatBytes, formatNumber, formatTime, formatTimeLeft } from '../../src/editor/lib/format'

test('times', () => {
  expect([0, 850, 12_340, 59_960, 185_000].map(formatTime)).toEqual([
    '0 ms',
    '850 ms',
    '12.3 s',
    '1:00',
    '3:05',
  ])
  expect([10, 5200, 61_000].map(formatTimeLeft)).toEqual(['1 s', '6 s', '1:01'])
})

test('bytes', () => {
  expect([0, 999, 1500, 28_400_000, 3e9].map(formatBytes)).toEqual([
    '0 B',
    '999 B',
    '1.5 kB',
    '28 MB',
    '3.0 GB',
  ])
})

test('numbers', () => {
  expect([0, 0.02, 1 / 3, 384, 12345.678, 1e12, 0.00001234].map((value) => formatNumber(value))).toEqual([
    '0',
    '0.02',
    '0.3333',
    '384',
    '12345.678',
    '1e12',
    '1.23e-5',
  ])
})

test('file names that every system takes', () => {
  expect(fileName('Gatys: paint / draw?', 'json')).toBe('Gatys paint draw.json')
  expect(fileName(' \u0000 ', 'png')).toBe('graph.png')
  expect(fileName('x'.repeat(300), 'png')).toHaveLength(104)
})
