import { describe, expect, it } from 'vitest'
import { printable, printableJson } from '../../src/cli/printable'
import { progressLine, Stopwatch } from '../../src/cli/progress-line'
import { duration, listed } from '../../src/cli/words'
import { encodeCsv, encodeTableCsv } from '../../src/core/csv'

describe('encodeCsv', () => {
  it('writes a line per x and quotes what must be', () => {
    const curves = { 'style, "relu1_1"': [1, 0.5], total: [2, 1e-7] }
    expect(encodeCsv({ kind: 'series', xLabel: 'iteration', x: [0, 10], curves })).toBe(
      'iteration,"style, ""relu1_1""",total\r\n0,1,2\r\n10,0.5,1e-7\r\n',
    )
  })

  it('gives a spreadsheet no formulas, whatever nodes are called', () => {
    const curves = {
      '=HYPERLINK("//x")': [-1],
      '@x': [2],
      '-3 dB': [3],
      '\t=1': [4],
      '-5.5': [5],
      'a=b': [6],
    }
    expect(encodeCsv({ kind: 'series', xLabel: '+x', x: [0], curves })).toBe(
      `'+x,"'=HYPERLINK(""//x"")",'@x,'-3 dB,"'\t=1",-5.5,a=b\r\n0,-1,2,3,4,5,6\r\n`,
    )
    const table = { kind: 'table', columns: ['=A', 'n'], rows: [['=cmd|x', -1]] } as const
    expect(encodeTableCsv(table)).toBe("'=A,n\r\n'=cmd|x,-1\r\n")
  })
})

describe('progressLine', () => {
  it('tells name, bar, iteration, loss and time left, and fits the terminal', () => {
    let now = 0
    const watch = new Stopwatch(() => now)
    expect(progressLine('Optimize', { iteration: 0, iterations: 100, total: 3 }, watch, 200)).toBe(
      'Optimize  [--------------------] 0%  0/100  loss 3.000',
    )
    now = 1000
    const quarter = { iteration: 25, iterations: 100, total: 1.23456 }
    expect(progressLine('Optimize', quarter, watch, 200)).toBe(
      'Optimize  [#####---------------] 25%  25/100  loss 1.235  3.0 s left',
    )
    expect(progressLine('Optimize', quarter, watch, 30)).toHaveLength(29)
  })

  it('makes do with a message', () => {
    expect(progressLine('Load', { message: 'reading' }, new Stopwatch(), 80)).toBe('Load  reading')
  })
})

describe('words', () => {
  it('reads well', () => {
    expect(listed(['a', 'b', 'c'], 'or')).toBe('a, b or c')
    expect([12.3, 4200, 185_000].map(duration)).toEqual(['12 ms', '4.2 s', '3 min 5 s'])
  })
})

describe('printable', () => {
  it('shows what a terminal would obey', () => {
    const hostile = 'a\u001B[2Jb\r\nerror: no\u0007\u007F\u009B31m\u202Egnp.exe'
    expect(printable(hostile)).toBe('a␛[2Jb␍␊error: no␇␡\uFFFD31m\uFFFDgnp.exe')
    expect(printable('Grüße, 图 × 2')).toBe('Grüße, 图 × 2')
    const line = printableJson({ hostile })
    expect(printable(line)).toBe(line)
    expect(JSON.parse(line)).toEqual({ hostile })
  })
})
