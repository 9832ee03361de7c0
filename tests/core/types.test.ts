import { describe, expectTypeOf, test } from 'vitest'
import { createRegistry } from '../../src/core/catalog'
import type { RunContext } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import * as param from '../../src/core/param'
import { definePort, port } from '../../src/core/port'

interface Picture {
  readonly pixels: Float32Array
}

const look = { label: '', color: '#000', shape: 'circle', doc: '', previewKind: 'text' } as const
const behavior = {
  byteSize: () => 0,
  dispose: () => {},
  describe: () => '',
  preview: async () => ({ kind: 'text', text: '' }) as const,
}
const Image = definePort<Picture>({ id: 'image', ...look, ...behavior })
const Amount = definePort<number>({ id: 'amount', ...look, ...behavior })

const head = { type: 'a/b', version: 1, title: '', category: '', doc: '' }
const words = { label: '', doc: '' }
const range = { min: 0, max: 1 }
const picture: Picture = { pixels: new Float32Array() }

describe('what run receives and gives is inferred', () => {
  test('inputs: required, optional, many', () => {
    defineNode({
      ...head,
      inputs: {
        one: port(Image),
        named: port(Amount, { label: 'Named' }),
        maybe: port(Image, { optional: true }),
        several: port(Amount, { many: true }),
        any: port(Image, { many: true, optional: true }),
      },
      params: {},
      outputs: {},
      run: ({ inputs }, context) => {
        expectTypeOf(inputs.one).toEqualTypeOf<Picture>()
        expectTypeOf(inputs.named).toEqualTypeOf<number>()
        expectTypeOf(inputs.maybe).toEqualTypeOf<Picture | undefined>()
        expectTypeOf(inputs.several).toEqualTypeOf<readonly number[]>()
        expectTypeOf(inputs.any).toEqualTypeOf<readonly Picture[]>()
        expectTypeOf(context).toEqualTypeOf<RunContext>()
        expectTypeOf<keyof typeof inputs>().toEqualTypeOf<'one' | 'named' | 'maybe' | 'several' | 'any'>()
        return {}
      },
    })
  })

  test('params: each kind', () => {
    const options = [
      { value: 'max', label: 'Max' },
      { value: 'average', label: 'Average' },
    ] as const
    const weight = { default: 1, min: 0, max: 1, step: 1, scale: 'linear' } as const
    defineNode({
      ...head,
      inputs: { items: port(Image, { many: true }) },
      params: {
        number: param.slider({ ...words, ...range, default: 0 }),
        integer: param.integer({ ...words, ...range, default: 0 }),
        choice: param.choice({ ...words, options, default: 'max' }),
        choices: param.multiChoice({ ...words, options, default: ['max'] }),
        toggle: param.toggle({ ...words, default: true }),
        text: param.text({ ...words, default: '' }),
        color: param.color({ ...words, default: '#000000' }),
        file: param.file({ ...words, accept: [], maxBytes: 1 }),
        seed: param.seed(words),
        weights: param.wireWeights({ ...words, input: 'items', weight }),
      },
      outputs: {},
      fingerprint: (params) => {
        expectTypeOf(params.choice).toEqualTypeOf<'max' | 'average'>()
        return ''
      },
      run: ({ params }) => {
        expectTypeOf(params.number).toEqualTypeOf<number>()
        expectTypeOf(params.integer).toEqualTypeOf<number>()
        expectTypeOf(params.choice).toEqualTypeOf<'max' | 'average'>()
        expectTypeOf(params.choices).toEqualTypeOf<readonly ('max' | 'average')[]>()
        expectTypeOf(params.toggle).toEqualTypeOf<boolean>()
        expectTypeOf(params.text).toEqualTypeOf<string>()
        expectTypeOf(params.color).toEqualTypeOf<string>()
        expectTypeOf(params.file).toEqualTypeOf<param.AssetRef>()
        expectTypeOf(params.seed).toEqualTypeOf<number>()
        expectTypeOf(params.weights).toEqualTypeOf<readonly number[]>()
        return {}
      },
    })
  })
})

describe('what does not fit does not compile', () => {
  test('an output is missing', () => {
    const outputs = { image: port(Image), amount: port(Amount) }
    // @ts-expect-error amount is not returned
    defineNode({ ...head, inputs: {}, params: {}, outputs, run: () => ({ image: picture }) })
    // @ts-expect-error nor in a promise
    defineNode({ ...head, inputs: {}, params: {}, outputs, run: async () => ({ image: picture }) })
    defineNode({ ...head, inputs: {}, params: {}, outputs, run: () => ({ image: picture, amount: 1 }) })
  })

  test('an output has another type', () => {
    const outputs = { image: port(Image) }
    // @ts-expect-error a number is no picture
    defineNode({ ...head, inputs: {}, params: {}, outputs, run: () => ({ image: 3 }) })
  })

  test('an input or a param that is not declared', () => {
    const outputs = { image: port(Image) }
    // @ts-expect-error there is no input of that name
    defineNode({ ...head, inputs: {}, params: {}, outputs, run: ({ inputs }) => ({ image: inputs.nothing }) })
    // @ts-expect-error there is no param of that name
    defineNode({ ...head, inputs: {}, params: {}, outputs, run: ({ params }) => ({ image: params.nothing }) })
  })

  test('a default that is not an option, and options of the wrong shape', () => {
    const options = [{ value: 'max', label: 'Max' }] as const
    // @ts-expect-error min is no option
    param.choice({ ...words, options, default: 'min' })
    // @ts-expect-error a slider has ends
    param.slider({ ...words, default: 1 })
    // @ts-expect-error a weights param says which input it is for
    param.wireWeights({ ...words, weight: { default: 1, min: 0, max: 1, step: 1, scale: 'linear' } })
  })

  test('inputs cannot be changed', () => {
    defineNode({
      ...head,
      inputs: { several: port(Amount, { many: true }) },
      params: {},
      outputs: {},
      run: ({ inputs }) => {
        // @ts-expect-error borrowed
        const change = () => inputs.several.push(1)
        expectTypeOf(change).toBeFunction()
        return {}
      },
    })
  })
})

test('a definition of whatever types fits into a registry', () => {
  const node = defineNode({
    ...head,
    inputs: { one: port(Image), several: port(Amount, { many: true }) },
    params: { mode: param.choice({ ...words, options: [{ value: 'a', label: 'A' }], default: 'a' }) },
    outputs: { amount: port(Amount) },
    run: ({ inputs }) => ({ amount: inputs.several.length }),
  })
  expectTypeOf(createRegistry).toBeCallableWith([node])
})
