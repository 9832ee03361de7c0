import { useTranslation } from 'react-i18next'
import { formatNumber } from '../lib/format'

export interface Reading {
  /** What is read, when there are two: A or B. */
  readonly of?: string
  readonly x: number
  readonly y: number
  readonly channel?: number | undefined
  /** Told as row and column. */
  readonly matrix?: boolean | undefined
  readonly values: readonly number[] | undefined
}

interface ReadoutProps {
  readonly readings: readonly Reading[]
  /** Said where nothing is pointed at. */
  readonly hint: string
  /** Read aloud as it changes: it was asked for with the keyboard. */
  readonly spoken: boolean
}

/** The numbers under the pointer. Its height does not change with what it says. */
export function Readout({ readings, hint, spoken }: ReadoutProps) {
  return (
    <div className="readout" aria-live={spoken ? 'polite' : 'off'}>
      {readings.length === 0 && <p className="readout__hint">{hint}</p>}
      {readings.map((reading) => (
        <ReadingLine key={reading.of ?? ''} reading={reading} />
      ))}
    </div>
  )
}

function ReadingLine({ reading: { of, x, y, channel, matrix, values } }: { readonly reading: Reading }) {
  const { t } = useTranslation()
  const isColor = values?.length === 3
  const bytes = values?.map((value) => Math.round(Math.min(1, Math.max(0, value)) * 255)) ?? []
  return (
    <p className="readout__line">
      {of && <strong>{of}</strong>}
      <span>
        {channel !== undefined && `${t('viewer.channelNumber', { channel })} · `}
        {matrix ? t('viewer.cell', { row: y, column: x }) : `x ${x} y ${y}`}
      </span>
      {isColor && <span className="readout__swatch" style={{ background: `rgb(${bytes.join(' ')})` }} />}
      {values && (
        <span className="readout__values">
          {values.map((value, index) => (
            <span key={componentNames[index] ?? index}>
              {isColor && <b>{componentNames[index]} </b>}
              {isColor ? value.toFixed(3) : formatNumber(value, 5)}
            </span>
          ))}
        </span>
      )}
      {isColor && <span className="readout__bytes">{bytes.join(' ')}</span>}
    </p>
  )
}

const componentNames = ['R', 'G', 'B']
