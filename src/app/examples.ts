import adain from '../../graphs/adain.json?url'
import fuse from '../../graphs/fuse-color-and-strokes.json?url'
import gatys from '../../graphs/gatys.json?url'
import keepColors from '../../graphs/keep-colors.json?url'
import type { Example } from '../editor/editor-core'

async function read(url: string): Promise<string> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: status ${response.status}`)
  return response.text()
}

/** The graphs that come with the program; the first is shown at the start. */
export const examples: readonly Example[] = [
  { id: 'gatys', load: () => read(gatys) },
  { id: 'adain', load: () => read(adain) },
  { id: 'keepColors', load: () => read(keepColors) },
  { id: 'fuseColorAndStrokes', load: () => read(fuse) },
]
