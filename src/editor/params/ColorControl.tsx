interface ColorControlProps {
  readonly labelId: string
  /** `#rrggbb`. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onCommit: () => void
}

export function ColorControl({ labelId, value, onChange, onCommit }: ColorControlProps) {
  return (
    <span className="color nodrag">
      <input
        type="color"
        className="color__well"
        aria-labelledby={labelId}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onCommit}
      />
      <code>{value}</code>
    </span>
  )
}
