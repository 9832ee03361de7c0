import { ImageOff, X } from 'lucide-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useDocument } from '../editor'
import { fill } from '../lib/fill'
import { useThumbnail } from '../params/useThumbnail'
import { PictureView } from '../previews/PictureView'
import { useSetWords } from './words'

interface SetItemProps {
  readonly sha256: string
  /** From 1. */
  readonly number: number
  readonly count: number
  /** Tab comes to this one of the list. */
  readonly isCurrent: boolean
  readonly onFocus: () => void
  readonly onRemove: () => void
}

/** One file of a set: its picture, drawn once it is in sight, and a button that takes it away. */
export function SetItem({ sha256, number, count, isCurrent, onFocus, onRemove }: SetItemProps) {
  const words = useSetWords()
  const asset = useDocument((state) => state.document.assets[sha256])
  const item = useRef<HTMLLIElement>(null)
  const seen = useSeen(item)
  const thumbnail = useThumbnail(seen ? asset : undefined, true)
  const isAbsent = asset?.data === undefined
  const name = asset?.name ?? sha256.slice(0, 12)
  const shown = isAbsent ? fill(words.absent, { name }) : name
  return (
    <li ref={item} className="set__item" title={`${number}. ${shown}`} data-absent={isAbsent}>
      {thumbnail.state === 'shown' ? (
        <PictureView label={shown} picture={thumbnail.picture} />
      ) : (
        (isAbsent || thumbnail.state === 'failed') && <ImageOff aria-hidden />
      )}
      <button
        type="button"
        className="set__remove"
        tabIndex={isCurrent ? 0 : -1}
        aria-label={fill(words.remove, { name: shown, number, count })}
        onFocus={onFocus}
        onClick={onRemove}
      >
        <X aria-hidden />
      </button>
    </li>
  )
}

/** Whether an element was in sight at some time. */
function useSeen(element: RefObject<Element | null>): boolean {
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    const { current } = element
    if (!current || seen) return
    const watcher = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true)
    })
    watcher.observe(current)
    return () => watcher.disconnect()
  }, [element, seen])
  return seen
}
