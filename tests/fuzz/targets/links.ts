import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { readGraphLink } from '../../../src/core/graph-link'
import { mutatedText } from '../mutate-text'
import { textTarget } from '../target'
import { mutatedGraphs, small } from './documents'
import { assertFault, judgeGraph } from './judge-graph'
import { swollenGraph } from './swollen'

/** As `graphLink` makes it, at once. */
function linkOf(text: string): string {
  return `#graph=1.${deflateRawSync(text).toString('base64url')}`
}

export const links = textTarget({
  name: 'links',
  cases: fc.oneof(
    { weight: 50, arbitrary: mutatedText(linkOf(JSON.stringify(small))) },
    { weight: 30, arbitrary: mutatedGraphs.map(linkOf) },
    { weight: 2, arbitrary: swollenGraph.map(linkOf) },
    {
      weight: 15,
      arbitrary: fc.string({ unit: 'binary', maxLength: 100 }).map((text) => `#graph=1.${text}`),
    },
  ),
  async judge(link) {
    const read = await readGraphLink(link)
    if (read.ok) return judgeGraph(read.text)
    assertFault(read.fault)
    return false
  },
})
