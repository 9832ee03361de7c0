import { parseArgs } from 'node:util'

export interface SheetOptions {
  /** The graph's file in `graphs`, without its ending. */
  readonly graph: string
  /** Longest side of content and style, px. */
  readonly size: number
  /** `node.param=value`, as the command line takes it. */
  readonly settings: readonly string[]
  /** Names of contents and styles to keep to; all where none is named. */
  readonly only: readonly string[]
  /** Folder for the sheet, its pictures and its figures. */
  readonly out: string
  /** Folder with VGG-19. */
  readonly weights: string
}

const USAGE = `npm run sheet -- [GRAPH] [--size N] [--set NODE.PARAM=VALUE] [--only CONTENT,STYLE,…] [--out DIR] [--weights DIR]

Paints every pair of six contents and six styles with an example (default: gatys) and draws them as one picture,
with figures for each in figures.json.`

/** @throws Error with the usage. */
export function parseOptions(argv: readonly string[], weights: string): SheetOptions {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      size: { type: 'string', default: '384' },
      set: { type: 'string', multiple: true, default: [] },
      only: { type: 'string', default: '' },
      out: { type: 'string' },
      weights: { type: 'string', default: weights },
    },
  })
  const [graph = 'gatys', ...more] = positionals
  const size = Number(values.size)
  if (more.length > 0 || !Number.isInteger(size) || size < 32) throw new Error(USAGE)
  return {
    graph,
    size,
    settings: values.set,
    only: values.only.split(',').filter((name) => name !== ''),
    out: values.out ?? `dist/sheets/${graph}`,
    weights: values.weights,
  }
}
