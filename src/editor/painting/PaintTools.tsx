import { Brush as BrushIcon, Eraser, Redo2, Trash2, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { shortcutText } from '../lib/shortcut'
import { ToolButton } from '../viewer/ToolButton'
import { addMark, type Brush, type Marks, redo, undo } from './marks'

interface PaintToolsProps {
  readonly brush: Brush
  /** Largest brush, in px. */
  readonly most: number
  readonly marks: Marks
  readonly onBrush: (brush: Brush) => void
  readonly onMarks: (marks: Marks) => void
}

export function PaintTools({ brush, most, marks, onBrush, onMarks }: PaintToolsProps) {
  const { t } = useTranslation()
  return (
    <div className="painter__tools" role="toolbar" aria-label={t('painting.title')}>
      <ToolButton
        label={t('painting.paint')}
        icon={BrushIcon}
        pressed={!brush.erase}
        onClick={() => onBrush({ ...brush, erase: false })}
      />
      <ToolButton
        label={t('painting.erase')}
        icon={Eraser}
        keyName="E"
        pressed={brush.erase}
        onClick={() => onBrush({ ...brush, erase: true })}
      />
      <Range
        label={t('painting.size')}
        text={`${brush.size} px`}
        min={1}
        max={most}
        value={brush.size}
        onChange={(size) => onBrush({ ...brush, size })}
      />
      <Range
        label={t('painting.hardness')}
        text={`${Math.round(100 * brush.hardness)} %`}
        min={0}
        max={100}
        value={Math.round(100 * brush.hardness)}
        onChange={(percent) => onBrush({ ...brush, hardness: percent / 100 })}
      />
      <span className="painter__edits">
        <ToolButton
          label={t('painting.undo')}
          icon={Undo2}
          keyName={shortcutText('Mod+Z')}
          disabled={marks.done.length === 0}
          onClick={() => onMarks(undo(marks))}
        />
        <ToolButton
          label={t('painting.redo')}
          icon={Redo2}
          keyName={shortcutText('Mod+Shift+Z')}
          disabled={marks.undone.length === 0}
          onClick={() => onMarks(redo(marks))}
        />
        <ToolButton
          label={t('painting.clear')}
          icon={Trash2}
          onClick={() => onMarks(addMark(marks, { kind: 'clear' }))}
        />
      </span>
    </div>
  )
}

interface RangeProps {
  readonly label: string
  readonly text: string
  readonly min: number
  readonly max: number
  readonly value: number
  readonly onChange: (value: number) => void
}

function Range({ label, text, min, max, value, onChange }: RangeProps) {
  const filled = (100 * (value - min)) / (max - min)
  return (
    <label className="painter__range">
      <span>{label}</span>
      <input
        type="range"
        className="range"
        min={min}
        max={max}
        value={value}
        aria-valuetext={text}
        style={{ '--filled': `${filled}%` }}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
      <output className="painter__value">{text}</output>
    </label>
  )
}
