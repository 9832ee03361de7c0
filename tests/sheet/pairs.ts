import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../../src/cli/exit'

export interface Source {
  readonly name: string
  readonly file: string
}

export interface Sources {
  readonly contents: readonly Source[]
  readonly styles: readonly Source[]
}

/** Of the pictures that the project may carry, those that are something to look at and those that are a way to paint. */
const carried = {
  contents: ['cat', 'coffee', 'alps', 'hubble'],
  styles: ['starry-night', 'klimt', 'gravel', 'hubble'],
}

/** The given pictures; else those kept aside to judge by; else those that the project may carry. */
export function findSources(shared: string, only: readonly string[], given?: string): Sources {
  const judging = given ?? join(shared, 'judging')
  const all = given === undefined && !existsSync(judging) ? named(join(shared, 'images')) : sourcesIn(judging)
  const wanted = (sources: readonly Source[]) => {
    const chosen = sources.filter(({ name }) => only.includes(name))
    return chosen.length > 0 ? chosen : sources
  }
  const found = { contents: wanted(all.contents), styles: wanted(all.styles) }
  if (found.contents.length === 0 || found.styles.length === 0)
    throw new UsageError(
      given === undefined
        ? `There are no pictures to paint in ${shared}: it needs a folder judging or images.`
        : `${given} has no pictures to paint: it needs files named content-NAME.jpg and style-NAME.jpg.`,
    )
  return found
}

function sourcesIn(folder: string): Sources {
  const files = existsSync(folder) ? readdirSync(folder).sort() : []
  const of = (kind: string) =>
    files.flatMap((file) => {
      const name = new RegExp(`^${kind}-(.+)\\.(jpg|png)$`).exec(file)?.[1]
      return name === undefined ? [] : [{ name, file: join(folder, file) }]
    })
  return { contents: of('content'), styles: of('style') }
}

function named(folder: string): Sources {
  const of = (names: readonly string[]) =>
    names.map((name) => ({ name, file: join(folder, `${name}.jpg`) })).filter(({ file }) => existsSync(file))
  return { contents: of(carried.contents), styles: of(carried.styles) }
}
