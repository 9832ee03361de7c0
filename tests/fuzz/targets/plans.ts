import assert from 'node:assert/strict'
import { parseDocument } from '../../../src/core/parse'
import { upgradeNodes } from '../../../src/core/upgrade'
import { createSession } from '../../../src/engine/session'
import { textTarget } from '../target'
import { mutatedGraphs } from './documents'
import { registry } from './judge-graph'

const session = createSession({ registry, resources: [], precision: 'float32', cacheBytes: 0 })

/** What was let in is planned, whatever its nodes are set to. */
export const plans = textTarget({
  name: 'plans',
  cases: mutatedGraphs,
  async judge(text) {
    const read = parseDocument(text)
    if (!read.ok) return false
    const { forecast } = await session.plan(upgradeNodes(read.document, registry).document)
    assert.ok(forecast.peakBytes >= 0)
    return true
  },
})
