import assert from 'node:assert/strict'
import { FRAGMENT } from '../../../src/core/fragment'
import { parseDocument } from '../../../src/core/parse'
import { parsePasted } from '../../../src/core/parse-fragment'
import { placeFragment } from '../../../src/core/place-fragment'
import { mutatedJson } from '../mutate-json'
import { textTarget } from '../target'
import { corpus } from './documents'
import { assertRefusal, assertSound, catalog } from './judge-graph'

const [host] = corpus.flatMap((file) => {
  const read = parseDocument(JSON.stringify(file))
  return read.ok ? [read.document] : []
})

/** What is pasted, and put into another graph where it can be. */
export const fragments = textTarget({
  name: 'fragments',
  cases: mutatedJson(corpus.map((file) => ({ ...file, format: FRAGMENT }))),
  judge(text) {
    assert.ok(host, 'No graph of the project can be read.')
    const read = parsePasted(text)
    if (read.kind === 'damaged') assertRefusal(read.problems)
    if (read.kind !== 'fragment') return false
    const placed = placeFragment(host, host, read.fragment, catalog, { by: { x: 9, y: 9 }, wired: true })
    if (!placed) return false
    assertSound({
      ...host,
      nodes: [...host.nodes, ...placed.nodes],
      edges: [...host.edges, ...placed.edges],
      frames: [...host.frames, ...placed.frames],
      notes: [...host.notes, ...placed.notes],
      groups: [...(host.groups ?? []), ...placed.groups],
      assets: { ...host.assets, ...placed.assets },
    })
    return true
  },
})
