// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest'
import { focusWhenShown } from '../../src/editor/canvas/elements'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['requestAnimationFrame'] })
  document.body.innerHTML = `
    <div tabindex="0" style="visibility: visible" id="node"></div>
    <div tabindex="0" style="visibility: visible" id="other"></div>
    <div role="dialog"><button id="choice"></button></div><input id="field"><button id="button"></button>`
})

const at = (id: string) => document.getElementById(id)
const focused = () => document.activeElement?.id

/** Asks for the focus for `id`, which is there from the second frame on. */
function askFor(id: string) {
  let frames = 0
  focusWhenShown(() => {
    frames += 1
    return frames > 2 ? at(id) : null
  })
}

test('what is drawn later gets the focus then', () => {
  askFor('node')
  expect(focused()).not.toBe('node')
  vi.runAllTimers()
  expect(focused()).toBe('node')
})

test.each(['field', 'choice'])('a %s that its user has gone on to keeps the focus', (id) => {
  askFor('node')
  at(id)?.focus()
  vi.runAllTimers()
  expect(focused()).toBe(id)
})

test('the field that it was asked from does not keep it, nor what caught it on the way', () => {
  at('field')?.focus()
  askFor('node')
  vi.runAllTimers()
  expect(focused()).toBe('node')
  askFor('other')
  at('button')?.focus()
  vi.runAllTimers()
  expect(focused()).toBe('other')
})

test('of two who ask the later one gets it, although it is drawn earlier', () => {
  askFor('node')
  focusWhenShown(() => at('other'))
  vi.runAllTimers()
  expect(focused()).toBe('other')
})
