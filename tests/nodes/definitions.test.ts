import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nodes } from '../../nodes'

const folder = join(import.meta.dirname, '../../nodes')

/** Every sentence a help page is made of, with where it stands. */
function texts(node: (typeof nodes)[number]): [string, string | undefined][] {
  const ports = [...Object.entries(node.inputs), ...Object.entries(node.outputs)]
  return [
    ['doc', node.doc],
    ...ports.map(([key, { options }]): [string, string | undefined] => [`port ${key}`, options.doc]),
    ...Object.entries(node.params).map(([key, { doc }]): [string, string] => [`param ${key}`, doc]),
  ]
}

describe('node definitions', () => {
  it('have types that are unique', () => {
    expect(new Set(nodes.map(({ type }) => type)).size).toBe(nodes.length)
  })

  it.each(nodes.map((node) => [node.type, node] as const))('%s stands in the file its type names', (type) => {
    const [category = '', name = ''] = type.split('/')
    expect(readdirSync(join(folder, category))).toContain(`${name}.ts`)
  })

  it.each(nodes.map((node) => [node.type, node] as const))('%s is documented throughout', (_, node) => {
    for (const [where, text] of texts(node)) {
      expect(text ?? '', `${node.type} ${where}`).toMatch(/\S.{8,}\.$/s)
    }
    expect(node.title).not.toBe('')
  })

  it.each(nodes.map((node) => [node.type, node] as const))(
    '%s is in the category its folder names',
    (type, node) => {
      expect(type.split('/')[0]).toBe(node.category.toLowerCase())
    },
  )

  it.each(nodes.map((node) => [node.type, node] as const))(
    '%s has a migration for each earlier version',
    (_, node) => {
      const migrations = Object.keys(node.migrations ?? {}).map(Number)
      expect(migrations).toEqual(Array.from({ length: node.version - 1 }, (_unused, index) => index + 2))
    },
  )

  it('deliver what they are sinks of through an output of the same name, or as a file', () => {
    for (const node of nodes.filter(({ sink }) => sink)) {
      const { input = '', output } = node.sink ?? {}
      if (output) expect(node.outputs[output]?.type.file).toBeDefined()
      else expect(node.outputs[input]?.type).toBe(node.inputs[input]?.type)
    }
  })
})
