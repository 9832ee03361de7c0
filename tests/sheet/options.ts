import { parseArgs } from 'node:util'
import { UsageError } from '../../src/cli/exit'

export interface SheetOptions {
  /** The graph's file in `graphs`, without its ending. */
  readonly graph: string
  /** Longest side of content and style, px. */
  readonly size: number
  /** `node.param=value`, as the command line takes it. */
  readonly settings: readonly string[]
  /** Names of contents and styles to keep to; all where none is named. */
  readonly only: readonly string[]
  /** Folder with content-NAME and style-NAME; undefined for those kept beside the project. */
  readonly pictures: string | undefined
  /** Folder for the sheet, its pictures and its figures. */
  readonly out: string
  /** Folder with VGG-19. */
  readonly weights: string
}

const USAGE = `npm run sheet -- [GRAPH] [--size N] [--set NODE.PARAM=VALUE] [--pictures DIR] [--only CONTENT,STYLE,…] [--out DIR] [--weights DIR]

Paints every pair of contents and styles with an example (default: gatys) and draws them as one picture, with figures
for each in figures.json. DIR of --pictures has files named content-NAME.jpg and style-NAME.jpg (or .png).`

/** @throws UsageError with the usage. */
export function parseOptions(argv: readonly string[], weights: string): SheetOptions {
  try {
    return parse(argv, weights)
  } catch (error) {
    const reason = error instanceof Error ? `${error.message}\n\n` : ''
    throw new UsageError(`${reason}${USAGE}`)
  }
}

function parse(argv: readonly string[], weights: string): SheetOptions {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      size: { type: 'string', default: '384' },
      set: { type: 'string', multiple: true, default: [] },
      only: { type: 'string', default: '' },
      pictures: { type: 'string' },
      out: { type: 'string' },
      weights: { type: 'string', default: weights },
    },
  })
  const [graph = 'gatys', ...more] = positionals
  const size = Number(values.size)
  if (more.length > 0) throw new Error(`One graph at a time: ${more.join(' ')} is too much.`)
  if (!Number.isInteger(size) || size < 32)
    throw new Error(`--size ${values.size}: give a whole number of at least 32.`)
  return {
    graph,
    size,
    settings: values.set,
    only: values.only.split(',').filter((name) => name !== ''),
    pictures: values.pictures,
    out: values.out ?? `dist/sheets/${graph}`,
    weights: values.weights,
  }
}
