import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../lib/format'
import { type NumberRange, nudge } from './number'
import { decimalSign, type Parsed, parseNumber } from './parse-number'

/** All that are typed: what is shown is what is computed with. */
const digits = 12

interface NumberFieldProps {
  readonly range: NumberRange
  readonly label: string
  readonly unit?: string | undefined
  readonly value: number
  readonly onChange: (value: number) => void
  readonly onCommit: () => void
}

/**
 * A number to type. What is typed holds from Enter or on leaving. A fault is said as long as it stands there: until it is
 * mended, Escape goes back, or the number changes elsewhere.
 */
export function NumberField({ range, label, unit, value, onChange, onCommit }: NumberFieldProps) {
  const { t, i18n } = useTranslation()
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: number } | null>(null)
  const setDraft = (text: string | null) => setTyped(text === null ? null : { text, over: value })
  const draft = typed?.over === value ? typed.text : null
  // Gone for good: it must not come back when the number does, as by undoing.
  if (typed && draft === null) setTyped(null)
  const faultId = useId()
  const parsed: Parsed | null = draft === null ? null : parseNumber(range, draft, decimalSign(i18n.language))
  const fault = parsed && !parsed.ok ? parsed.fault : undefined

  const settle = () => {
    if (parsed?.ok && parsed.value !== value) {
      onCommit()
      onChange(parsed.value)
      onCommit()
    }
    if (!fault || draft?.trim() === '') setDraft(null)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && !fault) settle()
    // A dialog around it closes at the next one.
    if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation()
      setDraft(null)
    }
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault()
      setDraft(null)
      onChange(nudge(range, parsed?.ok ? parsed.value : value, event.key === 'ArrowUp' ? 1 : -1))
    }
  }

  return (
    <span className="field" data-invalid={fault !== undefined}>
      <input
        type="text"
        inputMode="decimal"
        className="field__input"
        aria-label={unit ? `${t('params.value', { label })} (${unit})` : t('params.value', { label })}
        aria-invalid={fault !== undefined}
        {...(fault && { 'aria-describedby': faultId })}
        value={draft ?? (range.integer ? String(value) : formatNumber(value, digits))}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={settle}
        onKeyDown={onKeyDown}
      />
      {unit && unit.length <= 3 && (
        <span className="field__unit" aria-hidden="true">
          {unit}
        </span>
      )}
      {fault && (
        <span className="field__fault" id={faultId} role="alert">
          {fault === 'outOfRange'
            ? t('params.outOfRange', { min: range.min, max: range.max })
            : t(`params.${fault}`)}
        </span>
      )}
    </span>
  )
}
