// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react'
import { createInstance } from 'i18next'
import { I18nextProvider } from 'react-i18next'
import { afterEach, describe, expect, test } from 'vitest'
import type { TablePreview } from '../../src/core/preview'
import { en } from '../../src/editor/i18n/en'
import { zh } from '../../src/editor/i18n/zh'
import { ComparisonChart } from '../../src/editor/previews/ComparisonChart'
import { comparedColumns } from '../../src/editor/previews/comparison'
import { TableView } from '../../src/editor/previews/TableView'

afterEach(cleanup)

const table: TablePreview = {
  kind: 'table',
  columns: ['result', 'PSNR', 'total loss', 'contrast', 'steps'],
  rows: [
    ['contrast', Number.POSITIVE_INFINITY, 0.5, 0.1, 20],
    ['AdaIN', 20, 0.25, 0.2, Number.NaN],
    ['Gatys', 10, 0.25, 0.4, 40],
  ],
  compares: [null, { unit: 'dB', better: 'higher' }, { better: 'lower' }, {}, {}],
}

function show(language: 'en' | 'zh', view: React.ReactNode): void {
  const i18n = createInstance({
    lng: language,
    resources: { en: { translation: en }, zh: { translation: zh } },
    initAsync: false,
  })
  void i18n.init()
  render(<I18nextProvider i18n={i18n}>{view}</I18nextProvider>)
}

describe('what is best', () => {
  test('is the highest or the lowest number, ties included; where nothing is better nothing is best', () => {
    const best = comparedColumns(table).map((column) => column && [...column.best])
    expect(best).toEqual([undefined, [0], [1, 2], [], []])
  })

  test('is nothing where all are equal', () => {
    const same = { ...table, rows: table.rows.map(([name = '']) => [name, 1, 1, 1, 1]) }
    expect(comparedColumns(same).every((column) => !column?.best.size)).toBe(true)
  })

  test('bars are in proportion, from zero', () => {
    const shares = comparedColumns(table).map((column) => column?.shares)
    expect(shares).toEqual([undefined, [1, 1, 0.5], [1, 0.5, 0.5], [0.25, 0.5, 1], [0.5, 0, 1]])
  })
})

describe('the table', () => {
  test('has headers for rows and columns, units, and words for what a color would only hint at', () => {
    show('en', <TableView label="Comparison" table={table} />)
    const shown = screen.getByRole('table', { name: 'Comparison' })
    const columns = within(shown).getAllByRole('columnheader')
    expect(columns.map(({ textContent }) => textContent)).toEqual([
      ...['result', 'PSNR (dB)', 'total loss', 'contrast', 'steps'],
    ])
    expect(within(shown).getByRole('columnheader', { name: /PSNR/ })).toHaveProperty('scope', 'col')
    expect(within(shown).getByRole('img', { name: 'lower is better' })).toBeTruthy()
    const row = within(shown).getByRole('row', { name: /AdaIN/ })
    expect(within(row).getByRole('rowheader').textContent).toBe('AdaIN')
    expect(
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual(['20', '0.25', '0.2', '–'])
    expect(within(row).getAllByRole('img', { name: 'best' })).toHaveLength(1)
  })

  test('is in Chinese where nodes chose the words, not where users did', () => {
    show('zh', <TableView label="比较" table={table} />)
    expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
      ...['结果', 'PSNR（dB）', '总损失', '对比度', '步数'],
    ])
    expect(screen.getAllByRole('rowheader')[0]?.textContent).toBe('contrast')
  })
})

test('the chart says every number beside its bar', () => {
  show('en', <ComparisonChart label="Chart of Comparison" table={table} />)
  const chart = screen.getByRole('region', { name: 'Chart of Comparison' })
  expect(within(chart).getAllByRole('figure')).toHaveLength(4)
  const [psnr] = within(chart).getAllByRole('list')
  if (!psnr) throw new Error('There is no chart.')
  const items = within(psnr).getAllByRole('listitem')
  expect(items.map(({ textContent }) => textContent)).toEqual(['contrast∞', 'AdaIN20', 'Gatys10'])
})
