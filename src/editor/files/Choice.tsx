import type { ComponentType } from 'react'

interface ChoiceProps {
  readonly icon: ComponentType<{ 'aria-hidden'?: boolean }>
  readonly text: string
  readonly hint: string
  readonly onChoose: () => void
}

/** One of the ways on that a dialog offers, with what it leads to. */
export function Choice({ icon: Icon, text, hint, onChoose }: ChoiceProps) {
  return (
    <button type="button" className="button choice" onClick={onChoose}>
      <Icon aria-hidden />
      <span className="choice__text">
        {text}
        <span className="choice__hint">{hint}</span>
      </span>
    </button>
  )
}
