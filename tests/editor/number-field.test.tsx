// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { afterEach, expect, test, vi } from 'vitest'
import { createI18n } from '../../src/editor/i18n/setup'
import { NumberField } from '../../src/editor/params/NumberField'
import { RangeSlider } from '../../src/editor/params/RangeSlider'

const range = { min: 0, max: 10, step: 0.5, scale: 'linear', integer: false } as const
afterEach(cleanup)

function show(value: number) {
  const onChange = vi.fn()
  const onCommit = vi.fn()
  const props = { range, label: 'Radius', value, onChange, onCommit }
  render(
    <I18nextProvider i18n={createI18n()}>
      <RangeSlider {...props} />
      <NumberField {...props} unit="px" />
    </I18nextProvider>,
  )
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Radius, value (px)' })
  return { field, slider: screen.getByRole('slider', { name: 'Radius, slider' }), onChange, onCommit }
}

test('what is typed holds from Enter', () => {
  const { field, onChange } = show(2)
  fireEvent.change(field, { target: { value: '3,5' } })
  expect(onChange).not.toHaveBeenCalled()
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(onChange).toHaveBeenCalledWith(3.5)
})

test('a fault is said, and nothing is changed or taken away on leaving', () => {
  const { field, onChange } = show(2)
  fireEvent.change(field, { target: { value: '99' } })
  expect(screen.getByRole('alert').textContent).toBe('Between 0 and 10')
  expect(field.getAttribute('aria-invalid')).toBe('true')
  fireEvent.blur(field)
  expect(onChange).not.toHaveBeenCalled()
  expect(field.value).toBe('99')
  expect(screen.getByRole('alert')).toBeDefined()
  fireEvent.keyDown(field, { key: 'Escape' })
  expect(field.value).toBe('2')
})

test('a number that can mean two is not taken', () => {
  const { field, onChange } = show(2)
  fireEvent.change(field, { target: { value: '1,0000' } })
  fireEvent.keyDown(field, { key: 'Enter' })
  fireEvent.blur(field)
  expect(onChange).not.toHaveBeenCalled()
  expect(field.value).toBe('1,0000')
  expect(screen.getByRole('alert').textContent).toBe('Unclear: write it as 1500 or 1.5')
})

test('an empty field shows the number again on leaving', () => {
  const { field, onChange } = show(2)
  fireEvent.change(field, { target: { value: '' } })
  fireEvent.blur(field)
  expect(field.value).toBe('2')
  expect(onChange).not.toHaveBeenCalled()
})

test('a fraction is not made a whole number', () => {
  const onChange = vi.fn()
  render(
    <I18nextProvider i18n={createI18n()}>
      <NumberField
        range={{ ...range, integer: true }}
        label="Steps"
        value={2}
        onChange={onChange}
        onCommit={vi.fn()}
      />
    </I18nextProvider>,
  )
  const field = screen.getByRole<HTMLInputElement>('textbox')
  fireEvent.change(field, { target: { value: '9.6' } })
  fireEvent.keyDown(field, { key: 'Enter' })
  fireEvent.blur(field)
  expect(onChange).not.toHaveBeenCalled()
  expect([field.value, field.getAttribute('aria-invalid')]).toEqual(['9.6', 'true'])
  expect(screen.getByRole('alert').textContent).toBe('A whole number')
})

test.each([0.123456789, 9.87654321, 0.1 + 0.2])('%d is shown with all digits that were typed', (value) => {
  const { field } = show(value)
  expect(field.value).toBe(String(Number(value.toPrecision(12))))
})

test('a number that changes elsewhere takes the place of what was typed', () => {
  const field = (value: number) => (
    <I18nextProvider i18n={createI18n()}>
      <NumberField range={range} label="Radius" value={value} onChange={vi.fn()} onCommit={vi.fn()} />
    </I18nextProvider>
  )
  const { rerender } = render(field(2))
  const input = screen.getByRole<HTMLInputElement>('textbox')
  fireEvent.change(input, { target: { value: '99' } })
  rerender(field(3))
  expect(input.value).toBe('3')
  rerender(field(2))
  expect(input.value).toBe('2')
})

test('a whole number is shown with all its digits', () => {
  const whole = { ...range, max: 2 ** 32, integer: true }
  render(
    <I18nextProvider i18n={createI18n()}>
      <NumberField range={whole} label="Seed" value={4294967295} onChange={vi.fn()} onCommit={vi.fn()} />
    </I18nextProvider>,
  )
  expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('4294967295')
})

test('Escape goes back, arrows step', () => {
  const { field, onChange } = show(2)
  fireEvent.change(field, { target: { value: '7' } })
  fireEvent.keyDown(field, { key: 'Escape' })
  expect(field.value).toBe('2')
  fireEvent.keyDown(field, { key: 'ArrowUp' })
  expect(onChange).toHaveBeenCalledWith(2.5)
})

test('Escape that has nothing to take back is left to what is around the field', () => {
  const { field } = show(2)
  const onEscape = vi.fn()
  document.body.addEventListener('keydown', onEscape)
  fireEvent.change(field, { target: { value: '7' } })
  fireEvent.keyDown(field, { key: 'Escape' })
  expect(onEscape).not.toHaveBeenCalled()
  fireEvent.keyDown(field, { key: 'Escape' })
  expect(onEscape).toHaveBeenCalledOnce()
  document.body.removeEventListener('keydown', onEscape)
})

test('the slider gives values of the step', () => {
  const { slider, onChange, onCommit } = show(2)
  fireEvent.change(slider, { target: { value: '512' } })
  expect(onChange).toHaveBeenCalledWith(5)
  fireEvent.pointerUp(slider)
  expect(onCommit).toHaveBeenCalled()
})
