import { ChartColumn, Table2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { encodeTableCsv } from '../../core/csv'
import type { TablePreview } from '../../core/preview'
import { useEditor } from '../editor'
import { download, fileName } from '../lib/files'
import { ComparisonChart } from '../previews/ComparisonChart'
import { TableView } from '../previews/TableView'
import { ToolButton } from './ToolButton'

interface TableViewerProps {
  readonly name: string
  readonly table: TablePreview
}

/** A table to read and to take away; one that compares its rows also as a chart. */
export function TableViewer({ name, table }: TableViewerProps) {
  const { ui, i18n } = useEditor()
  const { t } = useTranslation()
  const [charted, setCharted] = useState(false)
  const asChart = charted && table.compares !== undefined
  const saveCsv = () => {
    const file = fileName(name, 'csv')
    download(new Blob([encodeTableCsv(table)], { type: 'text/csv' }), file)
    ui.notify('info', i18n.t('notices.saved', { name: file }))
  }
  return (
    <>
      <div className="viewer__bar" role="toolbar" aria-label={t('tables.tools')}>
        {table.compares && (
          <ToolButton
            label={t('tables.asChart')}
            icon={asChart ? Table2 : ChartColumn}
            pressed={asChart}
            onClick={() => setCharted(!charted)}
          />
        )}
        <div className="viewer__group viewer__group--end">
          <button type="button" className="button button--small" onClick={saveCsv}>
            {t('viewer.csv')}
          </button>
        </div>
      </div>
      <div className="viewer__table">
        {asChart ? (
          <ComparisonChart label={t('tables.chart', { name })} table={table} />
        ) : (
          <TableView label={name} table={table} />
        )}
      </div>
    </>
  )
}
