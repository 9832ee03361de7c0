import { Star } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { TablePreview } from '../../core/preview'
import { numberText } from '../lib/format'
import { comparedColumns } from './comparison'
import { Heading } from './TableView'
import { useTableWords } from './table-words'

interface ComparisonChartProps {
  readonly label: string
  readonly table: TablePreview
}

/** Bars for every number of every row, grouped by what they measure. Numbers stand beside them, as does the name. */
export function ComparisonChart({ label, table }: ComparisonChartProps) {
  const { t } = useTranslation()
  const words = useTableWords()
  const names = table.rows.map(([name]) => String(name ?? ''))
  return (
    <section className="bars" aria-label={label}>
      {comparedColumns(table).map(
        (column) =>
          column && (
            <figure key={column.name} className="bars__group">
              <figcaption className="bars__title">
                <Heading name={words(column.name)} column={column} />
              </figcaption>
              <ul className="bars__list">
                {names.map((name, row) => (
                  <li key={name} className="bars__item" data-best={column.best.has(row)}>
                    <span className="bars__name">{name}</span>
                    <span className="bars__value">
                      {column.best.has(row) && (
                        <Star className="preview__best" role="img" aria-label={t('tables.best')} />
                      )}
                      {numberText(column.values[row] ?? Number.NaN)}
                    </span>
                    <span className="bars__bar" style={{ '--share': column.shares[row] ?? 0 }} aria-hidden />
                  </li>
                ))}
              </ul>
            </figure>
          ),
      )}
    </section>
  )
}
