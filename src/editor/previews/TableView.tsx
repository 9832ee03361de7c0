import type { TablePreview } from '../../core/preview'
import { formatNumber } from '../lib/format'

export function TableView({ label, table }: { readonly label: string; readonly table: TablePreview }) {
  return (
    <div className="preview__table nowheel nodrag">
      <table aria-label={label}>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.join('\u0000')}>
              {row.map((cell, index) => (
                <td key={table.columns[index]} data-number={typeof cell === 'number'}>
                  {typeof cell === 'number' ? formatNumber(cell) : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
