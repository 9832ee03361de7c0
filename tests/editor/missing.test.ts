import { expect, test } from 'vitest'
import { findMissing } from '../../src/editor/lib/missing'

const navigator = { storage: {}, locks: {}, clipboard: {} }
const whole = { isSecureContext: true, caches: {}, navigator }

test('nothing is said where nothing is missing', () => {
  expect(findMissing(whole)).toBeNull()
})

test.each([
  ['networks', { caches: undefined }],
  ['lasting', { navigator: { ...navigator, storage: undefined } }],
  ['tabs', { navigator: { ...navigator, locks: undefined } }],
  ['clipboard', { navigator: { ...navigator, clipboard: undefined } }],
])('a browser that lacks %s is named as the reason', (part, without) => {
  expect(findMissing({ ...whole, ...without })).toEqual({ why: 'browser', parts: [part] })
})

test('plain HTTP keeps back more than one can see', () => {
  const parts = ['threads', 'gpu', 'networks', 'lasting', 'tabs', 'clipboard', 'files']
  expect(findMissing({ isSecureContext: false })).toEqual({ why: 'insecure', parts })
})

test('what is forbidden counts as missing', () => {
  const forbidding = Object.defineProperty({ ...whole }, 'caches', {
    get() {
      throw new DOMException('Forbidden.', 'SecurityError')
    },
  })
  expect(findMissing(forbidding)).toEqual({ why: 'browser', parts: ['networks'] })
})
