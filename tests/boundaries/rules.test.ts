import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import config from './rules.cjs'

type Tree = Readonly<Record<string, string>>

const dependencies = [
  'zod',
  'react',
  '@xyflow/react',
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-backend-wasm',
]
const devDependencies = ['vitest']

/** Stand-ins, so that a tree stands alone. */
const packages: Tree = {
  'package.json': JSON.stringify({
    name: 'tree',
    dependencies: Object.fromEntries(dependencies.map((name) => [name, '1.0.0'])),
    devDependencies: Object.fromEntries(devDependencies.map((name) => [name, '1.0.0'])),
  }),
  ...Object.fromEntries(
    [...dependencies, ...devDependencies].flatMap((name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
      [`node_modules/${name}/index.js`, 'module.exports = {}'],
    ]),
  ),
}

/** Each folder importing everything it may. */
const innocent: Tree = {
  'src/core/a.ts': `import { z } from 'zod'; export const a = z`,
  'src/engine/client.ts': `import { a } from '../core/a'; export const client = a`,
  'src/engine/scheduler.ts': `import { a } from '../core/a'; export const scheduler = a`,
  'src/tensor/index.ts': `import * as tf from '@tensorflow/tfjs-core'; export const tensor = tf`,
  'src/tensor/node.ts': `import { readFile } from 'node:fs/promises'; export const read = readFile`,
  'models/index.ts': `import { tensor } from '../src/tensor'; export const models = tensor`,
  'nodes/index.ts': `import { a } from '../src/core/a'; import { tensor } from '../src/tensor'; import { models } from '../models'; export const nodes = [a, tensor, models]`,
  'src/editor/view.tsx': `import { useState } from 'react'; import { client } from '../engine/client'; import { a } from '../core/a'; export const view = [useState, client, a]`,
  'src/app/main.ts': `import { view } from '../editor/view'; import { nodes } from '../../nodes'; import { scheduler } from '../engine/scheduler'; export const app = [view, nodes, scheduler]`,
  'src/cli/main.ts': `import { nodes } from '../../nodes'; import { scheduler } from '../engine/scheduler'; import { read } from '../tensor/node'; export const cli = [nodes, scheduler, read]`,
}

/** One forbidden import each: the file it is put in, what it imports, and the rules that must object. */
const faults: readonly (readonly [file: string, imported: string, rules: readonly string[]])[] = [
  ['src/core/x.ts', '../engine/client', ['core-imports']],
  ['src/core/x.ts', '../tensor', ['core-imports']],
  ['src/core/x.ts', '../../nodes', ['core-imports']],
  ['src/core/x.ts', '@tensorflow/tfjs-core', ['tfjs-only-in-tensor']],
  ['src/core/x.ts', 'react', ['react-only-in-front']],
  ['src/core/x.ts', '@xyflow/react', ['react-only-in-front']],
  ['src/core/x.ts', 'node:fs', ['node-only-on-the-command-line']],
  ['src/core/x.ts', 'vitest', ['not-for-production']],
  ['src/core/x.ts', './missing', ['no-unresolvable']],
  ['src/engine/x.ts', '../tensor', ['engine-imports']],
  ['src/engine/x.ts', '../../nodes', ['engine-imports']],
  ['src/engine/x.ts', '../editor/view', ['engine-imports']],
  ['src/engine/x.ts', '@tensorflow/tfjs-backend-wasm', ['tfjs-only-in-tensor']],
  ['src/engine/x.ts', 'react', ['react-only-in-front']],
  ['src/tensor/x.ts', '../core/a', ['tensor-imports']],
  ['src/tensor/x.ts', '../../models', ['tensor-imports']],
  ['src/tensor/x.ts', 'react', ['react-only-in-front']],
  ['models/x.ts', '../src/core/a', ['models-imports']],
  ['models/x.ts', '../nodes', ['models-imports']],
  ['models/x.ts', '@tensorflow/tfjs-core', ['tfjs-only-in-tensor']],
  ['nodes/x.ts', '../src/engine/scheduler', ['nodes-imports']],
  ['nodes/x.ts', '../src/editor/view', ['nodes-imports']],
  ['nodes/x.ts', '@tensorflow/tfjs-core', ['tfjs-only-in-tensor']],
  ['nodes/x.ts', 'react', ['react-only-in-front']],
  ['src/editor/x.ts', '../engine/scheduler', ['editor-imports']],
  ['src/editor/x.ts', '../../nodes', ['editor-imports']],
  ['src/editor/x.ts', '../tensor', ['editor-imports']],
  ['src/editor/x.ts', '../app/main', ['editor-imports']],
  ['src/app/x.ts', '../cli/main', ['app-imports']],
  ['src/app/x.ts', '../tensor/node', ['node-parts-only-in-cli']],
  ['src/app/x.ts', '@tensorflow/tfjs-core', ['tfjs-only-in-tensor']],
  ['src/cli/x.ts', '../app/main', ['cli-imports']],
  ['src/cli/x.ts', '../editor/view', ['cli-imports']],
  ['src/cli/x.ts', 'react', ['react-only-in-front']],
]

describe('import boundaries', () => {
  let root = ''
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'gramarye-boundaries-'))
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  it('allow what the design allows', async () => {
    expect(await violations(join(root, 'innocent'), innocent)).toEqual([])
  })

  it('refuse modules that need each other', async () => {
    const tree = {
      ...innocent,
      'src/core/x.ts': `import { y } from './y'; export const x = () => y`,
      'src/core/y.ts': `import { x } from './x'; export const y = () => x`,
    }
    expect(await violations(join(root, 'circle'), tree)).toEqual(['no-circular'])
  })

  // One tree with every fault in a file of its own: starting the tool takes longer than its work.
  it('refuse everything else, type-only imports included', async () => {
    const files = faults.flatMap(([file, imported], index) => {
      const named = (suffix: string) => file.replace('/x.', `/fault${index}${suffix}.`)
      return [
        [named(''), `import { it } from '${imported}'; export const fault = it`],
        [named('t'), `import type { It } from '${imported}'; export type Fault = It`],
      ] as const
    })
    const found = await check(join(root, 'faults'), { ...innocent, ...Object.fromEntries(files) })
    const missed = faults.flatMap(([file, imported, rules], index) =>
      ['', 't'].flatMap((suffix) => {
        const name = file.replace('/x.', `/fault${index}${suffix}.`)
        return rules
          .filter((rule) => !(suffix === 't' && rule === 'not-for-production'))
          .filter((rule) => !found.some((violation) => violation.from === name && violation.rule === rule))
          .map((rule) => `${name} importing ${imported} passes ${rule}`)
      }),
    )
    expect(missed).toEqual([])
  })
})

async function violations(folder: string, tree: Tree): Promise<string[]> {
  return (await check(folder, tree)).map(({ rule }) => rule).sort()
}

async function check(folder: string, tree: Tree): Promise<{ from: string; rule: string }[]> {
  for (const [path, text] of Object.entries({ ...packages, ...tree })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const { options, forbidden = [] } = config
  const { output } = await cruise(['src', 'nodes', 'models'], {
    ...options,
    tsConfig: {},
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden },
  })
  const result = output as ICruiseResult
  return result.summary.violations.map(({ from, rule }) => ({ from, rule: rule.name }))
}
