import { ArrowDown, ArrowUp, Star } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { TablePreview } from '../../core/preview'
import { numberText } from '../lib/format'
import { type ComparedColumn, comparedColumns } from './comparison'
import { useTableWords } from './table-words'

interface TableViewProps {
  readonly label: string
  readonly table: TablePreview
}

/** The keyboard scrolls only what it can come to. */
const scrolls = { tabIndex: 0 }

/** Rows of numbers and words. Where rows are compared, they have names, and the best number of a column has a star. */
export function TableView({ label, table }: TableViewProps) {
  const { t } = useTranslation()
  const words = useTableWords()
  const compared = comparedColumns(table)
  return (
    <section className="preview__table nowheel nodrag" aria-label={label} {...scrolls}>
      <table aria-label={label}>
        <thead>
          <tr>
            {table.columns.map((column, index) => (
              <th key={column} scope="col" data-number={hasNumbers(table, index)}>
                <Heading name={words(column)} column={compared[index]} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, place) => (
            <tr key={row.join('\u0000')}>
              {row.map((cell, index) =>
                table.compares && index === 0 ? (
                  <th key={table.columns[index]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={table.columns[index]} data-number={typeof cell === 'number'}>
                    {compared[index]?.best.has(place) && (
                      <Star className="preview__best" role="img" aria-label={t('tables.best')} />
                    )}
                    {typeof cell === 'number' ? numberText(cell) : words(cell)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Whether a column is set to the right, as its numbers are. */
function hasNumbers({ rows }: TablePreview, column: number): boolean {
  return rows.some((row) => typeof row[column] === 'number')
}

interface HeadingProps {
  readonly name: string
  readonly column: ComparedColumn | undefined
}

/** The name of a column, its unit, and an arrow toward what is better. */
export function Heading({ name, column }: HeadingProps) {
  const { t } = useTranslation()
  const Arrow = column?.better === 'higher' ? ArrowUp : ArrowDown
  return (
    <>
      {column?.unit ? t('tables.withUnit', { name, unit: column.unit }) : name}
      {column?.better && (
        <Arrow className="preview__better" role="img" aria-label={t(`tables.better.${column.better}`)} />
      )}
    </>
  )
}
