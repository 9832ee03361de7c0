import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { Table } from '../ports'

export const outputTable = defineNode({
  type: 'output/table',
  version: 1,
  title: 'Table',
  category: 'Output',
  doc: 'Results compared, to look at and to keep. The command line writes them as CSV.',
  inputs: { table: port(Table, { label: 'table', doc: 'The table to show.' }) },
  params: {},
  outputs: { table: port(Table, { label: 'table', doc: 'The same table.' }) },
  sink: { input: 'table', format: 'csv' },
  forecast: ({ inputs }) => ({ outputs: { table: inputs.table }, work: 0, peak: 0 }),
  run: ({ inputs }) => ({ table: inputs.table }),
})
