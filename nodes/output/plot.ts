import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { Series } from '../ports'

export const outputPlot = defineNode({
  type: 'output/plot',
  version: 1,
  title: 'Plot',
  category: 'Output',
  doc: 'Curves of numbers over time, such as the losses of an optimizer. The command line writes them as CSV.',
  inputs: { series: port(Series, { label: 'series', doc: 'The curves to draw.' }) },
  params: {},
  outputs: { series: port(Series, { label: 'series', doc: 'The same curves.' }) },
  sink: { input: 'series', format: 'csv' },
  forecast: ({ inputs }) => ({ outputs: { series: inputs.series }, work: 0, peak: 0 }),
  run: ({ inputs }) => ({ series: inputs.series }),
})
