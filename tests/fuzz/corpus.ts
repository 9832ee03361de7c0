import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRecord } from '../../src/core/json'

const root = join(import.meta.dirname, '../..')

/** Every graph of the project, with the content of its files cut short: it says nothing to a parser of graphs. */
export function graphCorpus(): readonly Readonly<Record<string, unknown>>[] {
  const files = [
    ...readdirSync(join(root, 'graphs')).map((name) => join(root, 'graphs', name)),
    join(root, 'tests/fixtures/format-v1-full.json'),
    join(root, 'tests/fixtures/format-v1-empty.json'),
    join(root, 'tests/fixtures/optimize-pixels-v1.json'),
    join(root, 'tests/fixtures/sets-v1.json'),
  ].filter((path) => path.endsWith('.json'))
  return files.map((path) => {
    const file: unknown = JSON.parse(readFileSync(path, 'utf8'), (key, value: unknown) =>
      key === 'data' && typeof value === 'string' ? value.slice(0, 40) : value,
    )
    if (!isRecord(file)) throw new Error(`${path} is no graph.`)
    return file
  })
}
