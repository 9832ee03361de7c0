import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EXIT, UsageError } from '../../src/cli/exit'
import { silenceTfjs } from '../../src/cli/quiet'
import { drawSheet } from './draw'
import { type Losses, openJudge } from './losses'
import { chroma, colorfulness, frame, grid } from './metrics'
import { parseOptions } from './options'
import { paint, readRaster } from './paint'
import { findSources } from './pairs'

silenceTfjs()
/** The folder of the package, as far up from here as from dist/sheet/sheet.js. */
const root = fileURLToPath(new URL('../..', import.meta.url))
const shared = join(root, '../shared')
const options = orSay(() => parseOptions(process.argv.slice(2), join(shared, 'weights')))
const { contents, styles } = orSay(() => findSources(shared, options.only, options.pictures))
await mkdir(options.out, { recursive: true })
const judge = await openJudge(options.weights)

type Figures = Readonly<Record<string, number>> & Partial<Losses>
const figures: ({ readonly content: string; readonly style: string } & { readonly figures: Figures })[] = []
const rows: (string | undefined)[][] = [[undefined, ...styles.map(({ file }) => file)]]
for (const content of contents) {
  const row: (string | undefined)[] = [content.file]
  for (const style of styles) {
    process.stderr.write(`… ${content.name} under ${style.name}\n`)
    const { file, seconds } = await paint(root, options, content, style)
    row.push(file)
    const result = await readRaster(file, options.size)
    const shown = await readRaster(content.file, result)
    const painted = await readRaster(style.file, options.size)
    figures.push({
      content: content.name,
      style: style.name,
      figures: {
        seconds,
        ...(await judge?.losses(result, shown, painted)),
        colorfulness: colorfulness(result),
        chroma: chroma(result) / chroma(shown),
        frame: frame(result) - frame(shown),
        grid: grid(result) / grid(shown),
      },
    })
  }
  rows.push(row)
}
judge?.dispose()
const sheet = join(options.out, 'sheet.jpg')
await drawSheet(rows, sheet)
await writeFile(join(options.out, 'figures.json'), `${JSON.stringify(figures, null, 2)}\n`)

const names = Object.keys(figures[0]?.figures ?? {})
const median = (name: string) => {
  const values = figures.map((one) => one.figures[name] ?? Number.NaN).sort((a, b) => a - b)
  return (values[Math.floor(values.length / 2)] ?? Number.NaN).toPrecision(3)
}
process.stdout.write(`| of ${figures.length} pairs | median |\n| --- | --- |\n`)
for (const name of names) process.stdout.write(`| ${name} | ${median(name)} |\n`)
process.stdout.write(`\n${sheet}\n`)

function orSay<T>(wanted: () => T): T {
  try {
    return wanted()
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(EXIT.usage)
  }
}
