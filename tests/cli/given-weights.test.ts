import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { keepWeights } from '../../models'
import { givenBytes } from '../../models/given/given-file'
import { sha256Hex } from '../../src/core/assets'
import { safetensors } from '../models/support/given'
import { asKeras, madeUpNetwork } from '../models/support/networks'
import { madeUpVgg16 } from '../models/support/vgg16'
import { gramarye, graph, scratch } from './program'

const quick = ['--size', '48', '--iterations', '2', '--seed', '3']

it('paints with weights of one’s own, from a file, and from a folder when the graph names them', async () => {
  const out = scratch()
  const folder = join(out, 'weights')
  mkdirSync(folder)
  const bytes = madeUpVgg16()
  const path = join(folder, 'mine.safetensors')
  writeFileSync(path, bytes)
  const picture = (where: string) => readFileSync(join(out, where, 'result.png'))
  const network = (node: string) => ['--set', `${node}.network=vgg16`, '--set', `${node}.weights=${path}`]
  const both = [...network('content-features'), ...network('style-features')]
  const gatys = graph('gatys.json')
  const run = (where: string, ...args: readonly string[]) =>
    gramarye(['run', ...args, ...quick, '--out', join(out, where)])

  expect(await run('lite', gatys)).toMatchObject({ code: 0 })
  expect(await run('file', gatys, ...both)).toMatchObject({ code: 0, err: '' })
  expect(picture('file').equals(picture('lite'))).toBe(false)

  const kept = (await keepWeights([givenBytes('mine.safetensors', bytes)])).bytes
  const sha256 = sha256Hex(kept)
  const document = JSON.parse(readFileSync(gatys, 'utf8'))
  for (const node of document.nodes) {
    if (node.type === 'features/vgg')
      Object.assign(node.params, { network: 'vgg16', weights: { asset: sha256 } })
  }
  document.assets[sha256] = { name: 'mine.safetensors', mime: '', bytes: kept.length }
  const named = join(out, 'named.json')
  writeFileSync(named, JSON.stringify(document))
  expect(await run('folder', named, '--weights', folder)).toMatchObject({ code: 0 })
  expect(picture('folder').equals(picture('file'))).toBe(true)

  const without = await run('without', named)
  expect(without.code).toBe(4)
  expect(without.err).toMatch(/weights “mine\.safetensors” are not inside the graph[\s\S]*--weights/)
  const elsewhere = await run('elsewhere', named, '--weights', out)
  expect(elsewhere.code).toBe(4)
  expect(elsewhere.err).toMatch(/mine\.safetensors does not exist/)
  writeFileSync(path, safetensors(asKeras(madeUpNetwork('lite-encoder'))))
  const other = await run('other', named, '--weights', folder)
  expect(other.code).toBe(4)
  expect(other.err).toMatch(/not the one the graph refers to/)
})

it('says at once what is wrong with a file, and where VGG-16 is to be had', async () => {
  const out = scratch()
  const broken = join(out, 'broken.safetensors')
  writeFileSync(broken, new Uint8Array(100))
  const set = ['--set', `content-features.weights=${broken}`]
  const refused = await gramarye(['run', graph('gatys.json'), ...set, '--out', out])
  expect(refused.code).toBe(2)
  expect(refused.err).toMatch(
    /--set content-features\.weights=.*broken\.safetensors is not a file of weights/,
  )
  const missing = await gramarye([
    'run',
    graph('gatys.json'),
    '--set',
    'content-features.weights=/nowhere.safetensors',
  ])
  expect(missing.code).toBe(2)
  expect(missing.err).toMatch(/there is no file/)
  const none = await gramarye([
    'run',
    graph('gatys.json'),
    ...quick,
    '--set',
    'content-features.network=vgg16',
    '--out',
    out,
  ])
  expect(none.code).toBe(4)
  expect(none.err).toMatch(/VGG-16 needs a file[\s\S]*https:/)
})
