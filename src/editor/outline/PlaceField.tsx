import { useEditor } from '../editor'
import { NumberField } from '../params/NumberField'

/** As far as anything is moved by typing, in graph units: a slip of a digit must not lose it. */
const far = 1_000_000
/** For a press of an arrow key, in graph units. */
const step = 10

interface PlaceFieldProps {
  readonly label: string
  readonly value: number
  readonly min?: number
  readonly onChange: (value: number) => void
}

/** A number of graph units, to be typed or moved by the arrow keys. */
export function PlaceField({ label, value, min = -far, onChange }: PlaceFieldProps) {
  const { document } = useEditor()
  return (
    <span className="place__field">
      <span aria-hidden="true">{label}</span>
      <NumberField
        range={{ min, max: far, step, scale: 'linear', integer: true }}
        label={label}
        value={Math.round(value)}
        onChange={onChange}
        onCommit={() => document.seal()}
      />
    </span>
  )
}
