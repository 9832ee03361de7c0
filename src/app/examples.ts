import adain from '../../graphs/adain.json?url'
import deepDream from '../../graphs/deep-dream.json?url'
import featureInversion from '../../graphs/feature-inversion.json?url'
import gatys from '../../graphs/gatys.json?url'
import textureSynthesis from '../../graphs/texture-synthesis.json?url'
import twoStyles from '../../graphs/two-styles.json?url'
import twoStylesMasked from '../../graphs/two-styles-masked.json?url'
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
  { id: 'two-styles', load: () => read(twoStyles) },
  { id: 'two-styles-masked', load: () => read(twoStylesMasked) },
  { id: 'texture-synthesis', load: () => read(textureSynthesis) },
  { id: 'feature-inversion', load: () => read(featureInversion) },
  { id: 'deep-dream', load: () => read(deepDream) },
]
