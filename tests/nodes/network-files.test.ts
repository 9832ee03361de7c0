import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { describeDiscriminator, describeGenerator, NetworkPool } from '../../models'
import { Generator, NetworkFile } from '../../nodes/ports'
import { trainGanNode } from '../../nodes/train/gan'
import { trainLoadDiscriminator } from '../../nodes/train/load-discriminator'
import { trainLoadGenerator } from '../../nodes/train/load-generator'
import { trainSaveGenerator } from '../../nodes/train/save-generator'
import { UserError } from '../../src/core/context'
import {
  createNetwork,
  disposeNetwork,
  disposeTensors,
  memory,
  type NetworkDescription,
  type RunningBackend,
  restoreNetwork,
  saveNetwork,
  type TrainableNetwork,
} from '../../src/tensor'
import { withMemory } from '../models/support/trained'
import { useBackend } from '../tensor/support/backend'
import { testWeights } from '../tensor/support/shared'
import { testContext } from './support/context'
import { picture } from './support/waves'

let backend: RunningBackend
let before = 0
beforeAll(async () => {
  backend = await useBackend('wasm')
})
afterAll(() => backend.dispose())
beforeEach(() => {
  before = memory().tensors
})

type Params = Parameters<typeof trainSaveGenerator.run>[0]['params']
const weights: Params = { content: 'weights', precision: 'half', title: '', note: '' }
const everything: Params = { ...weights, content: 'everything' }

const description = describeGenerator({ preset: 'slim', latent: 4, side: 16, width: 8 })
const training: Parameters<typeof trainGanNode.run>[0]['params'] = {
  steps: 3,
  batch: 2,
  discriminatorSteps: 1,
  generatorRate: 1e-3,
  discriminatorRate: 1e-3,
  beta1: 0.5,
  augment: ['color'],
  averaging: 0.9,
  samples: 2,
  reportEvery: 1,
  measureEvery: 3,
  checkpointEvery: 0,
  seed: 5,
}

const learned = () => restoreNetwork(withMemory(description, 'adam'))

async function save(network: TrainableNetwork, params: Params) {
  return (await trainSaveGenerator.run({ inputs: { network }, params }, testContext())).file
}

function load(bytes: Uint8Array<ArrayBuffer>, node = trainLoadGenerator) {
  const context = testContext({ assets: { x: bytes } })
  return Promise.resolve(node.run({ inputs: {}, params: { file: { asset: 'x' } } }, context))
}

test('everything comes back bit for bit', async () => {
  const network = learned()
  const { network: loaded } = await load((await save(network, everything)).bytes)
  expect(await saveNetwork(loaded)).toEqual(await saveNetwork(network))
  disposeNetwork(network)
  Generator.dispose(loaded)
  expect(memory().tensors).toBe(before)
})

test('training goes on from the file bit for bit as from the network itself', async () => {
  const pool = new NetworkPool(testWeights)
  await pool.get('lite-encoder', { upTo: 'relu3_1' })
  const judge = describeDiscriminator({ preset: 'slim', side: 16, width: 4 })
  const generator = learned()
  const discriminator = restoreNetwork(withMemory(judge, 'adam'))
  const images = { images: [picture(1, 16, 16), picture(2, 16, 16)] }
  const train = async (start: TrainableNetwork) => {
    const run = testContext({ pool })
    const inputs = { images, generator: start, discriminator, objective: undefined }
    const trained = await trainGanNode.run({ inputs, params: training }, run)
    run.end()
    const end = [await saveNetwork(trained.generator), await saveNetwork(trained.discriminator)]
    disposeTensors(trained.samples.images)
    disposeNetwork(trained.generator)
    disposeNetwork(trained.discriminator)
    return end
  }
  const { network: loaded } = await load((await save(generator, everything)).bytes)
  const [fromFile, fromItself] = [await train(loaded), await train(generator)]
  expect(fromFile).toEqual(fromItself)
  disposeTensors(images.images)
  for (const network of [generator, discriminator, loaded]) disposeNetwork(network)
  pool.dispose()
})

test('weights are those of the average, exact in single precision', async () => {
  const network = learned()
  const { network: loaded } = await load((await save(network, { ...weights, precision: 'single' })).bytes)
  const { variables, average, memory: optimizer, steps } = await saveNetwork(loaded)
  expect(variables).toEqual((await saveNetwork(network)).average)
  expect({ average, optimizer, steps }).toEqual({ average: null, optimizer: null, steps: network.steps })
  disposeNetwork(network)
  disposeNetwork(loaded)
  expect(memory().tensors).toBe(before)
})

test('the preview says what is in the file, and its forecast knows the size', async () => {
  const network = learned()
  const file = await save(network, weights)
  const preview = await NetworkFile.preview(file, 100)
  expect(preview).toMatchObject({ kind: 'table', rows: expect.arrayContaining([['network', 'generator']]) })
  const size = { description, copies: 4 }
  const facts = { file: <T>(_: string, read: (content: Uint8Array) => T) => read(file.bytes) }
  const foretold = trainSaveGenerator.forecast?.({ inputs: { network: size }, params: weights }, facts)
  expect(Math.abs((foretold?.outputs.file.bytes ?? 0) / file.bytes.length - 1)).toBeLessThan(0.35)
  const loaded = trainLoadGenerator.forecast?.({ inputs: {}, params: { file: { asset: 'x' } } }, facts)
  expect(loaded?.outputs.network).toEqual({ description, copies: 1 })
  disposeNetwork(network)
})

test('what is refused names the file and leaves no tensor behind', async () => {
  const network = learned()
  const { bytes } = await save(network, everything)
  disposeNetwork(network)
  for (const [content, words, node] of [
    [bytes.slice(0, -100), /x\.png ends after/, trainLoadGenerator],
    [bytes, /holds a generator, not a discriminator/, trainLoadDiscriminator],
    [new Uint8Array(50), /holds no trained network/, trainLoadGenerator],
  ] as const) {
    const refusal = await load(content, node).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(UserError)
    expect(String(refusal)).toMatch(words)
  }
  await expect(trainLoadGenerator.run({ inputs: {}, params: { file: null } }, testContext())).rejects.toThrow(
    'No file is chosen',
  )
  expect(memory().tensors).toBe(before)
})

test('a cancel ends both, and leaves no tensor behind', async () => {
  const network = learned()
  const { bytes } = await save(network, everything)
  const stop = new Error('stop')
  const context = testContext({ signal: AbortSignal.abort(stop), assets: { x: bytes } })
  const loading = trainLoadGenerator.run({ inputs: {}, params: { file: { asset: 'x' } } }, context)
  await expect(loading).rejects.toBe(stop)
  const saving = trainSaveGenerator.run({ inputs: { network }, params: weights }, context)
  await expect(saving).rejects.toBe(stop)
  disposeNetwork(network)
  expect(memory().tensors).toBe(before)
})

test('a network that could not be loaded again is not saved', async () => {
  const large: NetworkDescription = describeDiscriminator({ preset: 'dcgan', side: 16, width: 4 })
  const units = { kind: 'dense', units: 2 ** 19 } as const
  const wide = { ...large, role: 'generator', input: [64], layers: [units] } as const
  const random = { uniform: () => 0, normal: () => 0 }
  const network = createNetwork(wide, random)
  const refusal = await save(network, everything).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(UserError)
  expect(String(refusal)).toMatch(/would have \d+ MB; at most 67 MB/)
  disposeNetwork(network)
  expect(memory().tensors).toBe(before)
})
