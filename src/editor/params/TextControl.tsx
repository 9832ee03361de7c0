import type { TextParam } from '../../core/param'

interface TextControlProps {
  readonly spec: TextParam
  readonly labelId: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onCommit: () => void
}

export function TextControl({ spec, labelId, value, onChange, onCommit }: TextControlProps) {
  const shared = {
    className: 'text nodrag nowheel',
    'aria-labelledby': labelId,
    maxLength: spec.maxLength,
    value,
    onBlur: onCommit,
  }
  return spec.multiline ? (
    <textarea {...shared} rows={3} onChange={(event) => onChange(event.target.value)} />
  ) : (
    <input {...shared} type="text" onChange={(event) => onChange(event.target.value)} />
  )
}
