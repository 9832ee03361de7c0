import fc from 'fast-check'
import { putGraphIntoPng, readGraphBytes } from '../../../src/core/graph-bytes'
import { pngChunk, pngChunks } from '../../../src/core/png-chunks'
import { emptyPng, joined } from '../../core/png'
import { mutatedBytes } from '../mutate-text'
import { bytesTarget } from '../target'
import { mutatedGraphs, small } from './documents'
import { assertFault, judgeGraph } from './judge-graph'

const blob = await putGraphIntoPng(emptyPng(), JSON.stringify(small))
const whole = new Uint8Array(await blob.arrayBuffer())
const chunks = [...pngChunks(whole)].map(({ type, from, to }) => ({ type, data: whole.slice(from, to) }))
const signature = whole.subarray(0, 8)

/** Chunks with other content and other names, left out and doubled, each with the checksum of what it holds. */
const rebuilt = fc
  .array(
    fc.nat(chunks.length - 1).chain((which) => {
      const { type, data } = chunks[which] ?? { type: 'IEND', data: new Uint8Array() }
      return fc.tuple(
        fc.constantFrom(type, 'iTXt', 'tEXt', 'IEND'),
        fc.oneof(fc.constant(data), mutatedBytes(data), mutatedBytes(data.subarray(0, 40))),
      )
    }),
    { maxLength: 8 },
  )
  .map((made) => joined([signature, ...made.map(([type, data]) => pngChunk(type, data))]))

/** Files of any kind that are opened as graphs, most of them PNG with a graph inside. */
export const pngs = bytesTarget({
  name: 'pngs',
  cases: fc.oneof(
    mutatedBytes(whole),
    rebuilt,
    mutatedBytes(new TextEncoder().encode(JSON.stringify(small))),
    mutatedGraphs.map((text) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Uint8Array.from(bytes)),
  ),
  async judge(bytes) {
    const read = await readGraphBytes(bytes)
    if (read.ok) return judgeGraph(read.text)
    assertFault(read.fault)
    return false
  },
})
