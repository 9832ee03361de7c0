import { Search } from 'lucide-react'
import { type CSSProperties, useRef } from 'react'
import { type Typed, useFocusAtOnce } from './useFirstMatch'

interface WaitingProps {
  /** The class of the list that is awaited, and of its line with the field. */
  readonly className: 'commands' | 'search'
  readonly line: string
  readonly label: string
  readonly hint: string
  readonly style?: CSSProperties
  readonly typed: Typed
  readonly onType: (typed: Typed) => void
  readonly onClose: () => void
}

/** Takes what is typed while a list is on its way: on the canvas the letters would be shortcuts. */
export function Waiting({ className, line, label, hint, style, typed, onType, onClose }: WaitingProps) {
  const field = useRef<HTMLInputElement>(null)
  useFocusAtOnce(field)
  return (
    <div className={className} role="dialog" aria-label={label} style={style}>
      <div className={line}>
        <Search aria-hidden />
        <input
          ref={field}
          type="text"
          className={`${className}__input`}
          placeholder={hint}
          aria-label={hint}
          value={typed.text}
          onChange={({ target }) => onType({ ...typed, text: target.value })}
          onKeyDown={({ key }) => {
            if (key === 'Enter') onType({ ...typed, entered: true })
            if (key === 'Escape') onClose()
          }}
        />
      </div>
    </div>
  )
}
