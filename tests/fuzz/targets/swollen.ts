import fc from 'fast-check'
import { emptyDocument } from '../../../src/core/document'

/** Small things, of which a hostile file has very many. */
const pieces = [
  '{}',
  '[]',
  '0',
  '""',
  'null',
  '{"a":{}}',
  '[[]]',
  '{"id":"a"}',
  '"/"',
  '1e9',
  '{"x":0,"y":0}',
]
const node = '{"id":"n@","type":"x/y","version":1,"position":{"x":0,"y":0},"params":{}}'
const wholes = [
  node,
  node.replace('x/y', 'group/g'),
  node.replace('n@', 'n'),
  node.replace('"params":{}', '"params":{"p@":1,"q@":{"r@":[]}}'),
  '{"from":{"node":"n@","port":"o"},"to":{"node":"n0","port":"i"}}',
  '{"from":{"node":"n0","port":"o@"},"to":{"node":"n@","port":"i"}}',
  '{"id":"g@","title":"","inputs":[],"outputs":[],"params":[],"nodes":[],"edges":[],"frames":[],"notes":[]}',
  `{"id":"g@","title":"","inputs":[],"outputs":[],"params":[],"nodes":[${node.replace('x/y', 'group/g@')}],"edges":[],"frames":[],"notes":[]}`,
]
const places = ['nodes', 'edges', 'frames', 'notes', 'groups', 'bookmarks', 'app', 'assets', 'title', 'extra']

/** Graph files in which one member holds very many small things, in a list or under names, at any depth. */
export const swollenGraph: fc.Arbitrary<string> = fc
  .record({
    place: fc.constantFrom(...places),
    piece: fc.constantFrom(...pieces, ...wholes),
    /** As an exponent of ten. */
    count: fc.double({ min: 1, max: 5.3, noNaN: true }),
    named: fc.boolean(),
    depth: fc.nat(50),
    inParams: fc.boolean(),
  })
  .map(({ place, piece, count, named, depth, inParams }) => {
    const many = Array.from({ length: Math.round(10 ** count) }, (_, index) => {
      const one = piece.replaceAll('@', String(index))
      return named ? `"k${index}":${one}` : one
    }).join(',')
    const list = named ? `{${many}}` : `[${many}]`
    const wrapped = wholes.includes(piece) ? list : '['.repeat(depth) + list + ']'.repeat(depth)
    const text = JSON.stringify({ ...emptyDocument('t'), [place]: '@@' })
    const swollen = inParams ? `[${node.replace('"params":{}', `"params":{"p":${wrapped}}`)}]` : wrapped
    return text.replace('"@@"', () => swollen)
  })
