import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { GraphFrame } from '../../core/document'
import { endEditing } from '../actions/furniture'
import { useEditor } from '../editor'
import { setFrameTitle } from '../store/furniture-edits'

interface FrameTitleProps {
  readonly itemKey: string
  readonly frame: GraphFrame
}

export function FrameTitle({ itemKey, frame }: FrameTitleProps) {
  const editor = useEditor()
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    input.current?.focus({ preventScroll: true })
    input.current?.select()
  }, [])
  return (
    <input
      ref={input}
      type="text"
      className="frame__input nodrag"
      aria-label={t('frame.title')}
      placeholder={t('frame.untitled')}
      value={frame.title}
      maxLength={500}
      onChange={(event) => editor.document.apply(setFrameTitle(frame.id, event.target.value))}
      onBlur={() => endEditing(editor, itemKey, false)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === 'Escape') endEditing(editor, itemKey, true)
      }}
    />
  )
}
