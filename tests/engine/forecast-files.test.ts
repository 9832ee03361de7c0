import { expect, test } from 'vitest'
import { embedAsset } from '../../src/core/assets'
import { newSession, reads } from './blocks'
import { graph, node } from './fakes'

test('files are read once, however often is planned, and again when they were not to be had', async () => {
  const base = graph([node('f', 'test/load')])
  const content = new Uint8Array([7, 7, 7])
  const { document, sha256 } = embedAsset(base, { name: 'f', mime: '', bytes: content })
  const withFile = {
    ...document,
    nodes: document.nodes.map((each) => ({ ...each, params: { file: { asset: sha256 } } })),
  }
  reads.length = 0
  const inside = newSession().session
  for (let i = 0; i < 3; i++) {
    expect((await inside.plan(withFile)).forecast).toMatchObject({ unknown: [], peakBytes: 3 })
  }
  expect(reads).toEqual(['7,7,7'])

  let there = false
  const referred = {
    ...withFile,
    assets: { [sha256]: { name: 'f', mime: '', bytes: 3 } },
  }
  const asset = async () => (there ? { name: 'f', bytes: content } : undefined)
  const outside = newSession({ asset }).session
  expect((await outside.plan(referred)).forecast.unknown).toEqual(['f'])
  there = true
  expect((await outside.plan(referred)).forecast.unknown).toEqual([])

  const failing = newSession({ asset: () => Promise.reject(new Error('no network')) }).session
  expect((await failing.plan(referred)).forecast.unknown).toEqual(['f'])
})

test('a file that cannot be understood is not read again', async () => {
  const { document, sha256 } = embedAsset(graph([]), { name: 'f', mime: '', bytes: new Uint8Array([1]) })
  const nodes = [node('f', 'test/load', { file: { asset: sha256 } })]
  const { session } = newSession()
  reads.length = 0
  for (let i = 0; i < 3; i++) {
    expect((await session.plan({ ...document, nodes })).forecast.unknown).toEqual(['f'])
  }
  expect(reads).toEqual(['1'])
})
