import { stat } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { decoderSizes, encoders, manifest } from '../../models'
import { adainDecoderSteps } from '../../models/adain-decoder'
import { encoderInfo } from '../../models/encoders'
import { tensorSpecs } from '../../models/tensor-specs'
import { bytesInFile, encodedLayers } from '../../src/tensor'

const withFiles = encoders.filter(({ id }) => tensorSpecs(id).length > 0)

describe('the manifest', () => {
  test.each(manifest.networks.map((network) => [network.id, network] as const))(
    '%s has files as long as its tensors, a license, a credit and a source',
    async (id, { files, embedded, baseUrl, license, credit, source }) => {
      const inFiles = files.reduce((sum, file) => sum + file.bytes, 0)
      const inTensors = tensorSpecs(id).reduce((sum, spec) => sum + bytesInFile(spec), 0)
      expect(inTensors).toBeLessThanOrEqual(inFiles)
      expect(embedded).toBe(baseUrl === null && files.length > 0)
      expect(license && credit && source).toBeTruthy()
      if (embedded) {
        expect(inTensors).toBe(inFiles)
        for (const file of files) expect((await stat(`models/${file.path}`)).size).toBe(file.bytes)
      }
    },
  )

  test.each(withFiles.map((encoder) => [encoder.id, encoder] as const))(
    'the layers of %s are the ones in its files',
    (id, { layerInfo }) => {
      let inputs = 3
      const expected = layerInfo.flatMap(({ conv, channels }) => {
        const shape = [3, 3, inputs, channels]
        inputs = channels
        return [
          { name: `${conv}/kernel`, shape },
          { name: `${conv}/bias`, shape: [channels] },
        ]
      })
      expect(tensorSpecs(id).map(({ name, shape }) => ({ name, shape }))).toEqual(expected)
    },
  )

  test('what is neither part of the project nor downloaded says where there is a file, and its hash', () => {
    const others = manifest.networks.filter(({ embedded, baseUrl }) => !embedded && baseUrl === null)
    expect(others.map(({ id }) => id)).toEqual(['vgg16'])
    for (const { byHand } of others) expect(byHand?.url).toMatch(/^https:.*[0-9a-f]{40}.*\.safetensors$/)
  })

  test("the decoder has one convolution per step, on the step before and on the encoder's features that join", () => {
    const encoder = encoderInfo('lite-encoder').layerInfo
    const channelsOf = (name: string) => encoder.find((layer) => layer.name === name)?.channels ?? Number.NaN
    let inputs = channelsOf(encodedLayers[0])
    const expected = decoderSizes().flatMap(({ to, joins }, i) => {
      const name = adainDecoderSteps[i]?.name
      const shape = [3, 3, inputs + (joins === undefined ? 0 : channelsOf(joins)), to]
      inputs = to
      return [
        { name: `${name}/kernel`, shape },
        { name: `${name}/bias`, shape: [to] },
      ]
    })
    expect(inputs).toBe(3)
    expect(tensorSpecs('adain-decoder').map(({ name, shape }) => ({ name, shape }))).toEqual(expected)
    expect(adainDecoderSteps.filter(({ enlarge }) => enlarge).length).toBe(3)
    expect(adainDecoderSteps.flatMap(({ joins }) => joins ?? [])).toEqual(encodedLayers.slice(1))
  })
})
