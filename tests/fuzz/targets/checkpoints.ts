import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { folderCheckpoints } from '../../../src/cli/checkpoints'
import { DamagedCheckpointError } from '../../../src/engine/checkpoints/seal'
import { mutatedBytes } from '../mutate-text'
import { bytesTarget } from '../target'

/** The same for the workers, which are ended before they could clear it away. */
const folder = join(tmpdir(), `gramarye-fuzz-${process.pid}`)
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const store = folderCheckpoints(folder)

const id = { lineage: 'ab'.repeat(32), step: 7 }
/** As a painting keeps it. */
const state = {
  painting: {
    step: 7,
    pixels: { shape: [2, 2, 3], values: Float32Array.from({ length: 12 }, (_, index) => index / 7) },
    memory: { moments: [{ shape: [2], values: Float32Array.of(0.1, -0) }] },
  },
  reports: [{ iteration: 6, total: 0.25, terms: { style: 0.5 } }],
}
await store.write({ info: { ...id, ms: 70, bytes: 0, savedAt: 1_700_000_000_000 }, state })
const [name = ''] = readdirSync(folder)
const file = join(folder, name)
const written = readFileSync(file)

/** What was damaged after it was written is what it was, or is not given out at all. */
export const checkpoints = bytesTarget({
  name: 'checkpoints',
  cases: mutatedBytes(written),
  async judge(bytes) {
    writeFileSync(file, bytes)
    const read = await store.state(id).catch((error: unknown) => {
      assert.ok(error instanceof DamagedCheckpointError, String(error))
      return undefined
    })
    if (read === undefined) return false
    assert.deepEqual(read, state, 'A damaged checkpoint was trusted.')
    return true
  },
})
