// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { paste } from '../../src/editor/actions/clipboard'
import type { Editor } from '../../src/editor/editor'
import { addNode, moveNodes } from '../../src/editor/store/edits'
import { openEditor } from './support/open-editor'

const png = (name: string, type = 'image/png') => new File([name], name, { type })
const here = { at: { x: 0, y: 0 }, wired: false }

let editor: Editor
beforeEach(() => {
  editor = openEditor(readFileSync('graphs/adain.json', 'utf8'))
})

const ids = () => editor.document.getState().graph.nodes.map(({ id }) => id)
const select = (...nodes: readonly string[]) => editor.document.select({ nodes: new Set(nodes) })
const pasteFiles = (...files: readonly File[]) => paste(editor, { text: '', files }, here)

function nameAt(id: string, param: string): string | undefined {
  const { document, graph } = editor.document.getState()
  const value = graph.nodes.find((node) => node.id === id)?.params[param]
  const asset = typeof value === 'object' && value !== null && 'asset' in value ? value.asset : undefined
  return document.assets[String(asset)]?.name
}

describe('a pasted picture', () => {
  test('goes into the Load image node that is selected, and can be taken back', async () => {
    const [before, name] = [ids(), nameAt('content', 'file')]
    select('content')
    await pasteFiles(png('mine.png'))
    expect(ids()).toEqual(before)
    expect(nameAt('content', 'file')).toBe('mine.png')
    editor.document.undo()
    expect(nameAt('content', 'file')).toBe(name)
  })

  test('goes into any node with a setting for a picture', async () => {
    const painted = Object.values(editor.engine.catalog.nodes).flatMap(({ type, version, params }) =>
      Object.entries(params).flatMap(([param, { kind }]) =>
        kind === 'painting' ? [{ type, version, param }] : [],
      ),
    )
    expect(painted.length).toBeGreaterThan(0)
    for (const { type, version, param } of painted) {
      const node = { id: type, type, version, position: { x: 0, y: 0 }, params: {} }
      editor.document.apply(addNode(node))
      select(type)
      await pasteFiles(png('mine.png'))
      expect(nameAt(type, param)).toBe('mine.png')
    }
  })

  test('makes another node after one that became a node, until this is selected or changed', async () => {
    select()
    await pasteFiles(png('a.png'))
    const first = ids().at(-1) ?? ''
    await pasteFiles(png('b.png'))
    const second = ids().at(-1) ?? ''
    expect(second).not.toBe(first)
    expect([first, second].map((id) => nameAt(id, 'file'))).toEqual(['a.png', 'b.png'])

    const count = ids().length
    select(first)
    await pasteFiles(png('c.png'))
    expect(nameAt(first, 'file')).toBe('c.png')

    select()
    await pasteFiles(png('d.png'))
    const third = ids().at(-1) ?? ''
    editor.document.apply(moveNodes(new Map([[third, { x: 999, y: 0 }]])))
    await pasteFiles(png('e.png'))
    expect(nameAt(third, 'file')).toBe('e.png')
    expect(ids()).toHaveLength(count + 1)
  })

  test.each([
    ['nothing is selected', [], [png('a.png')], 1],
    ['what is selected takes none', ['stylize'], [png('a.png')], 1],
    ['several nodes are selected', ['content', 'style'], [png('a.png')], 1],
    ['there are several pictures', ['content'], [png('a.png'), png('b.png')], 2],
    ['it is of a kind that is not read', ['content'], [png('a.gif', 'image/gif')], 0],
  ] as const)('goes elsewhere where %s', async (_, nodes, files, more) => {
    const [before, name] = [ids().length, nameAt('content', 'file')]
    select(...nodes)
    await pasteFiles(...files)
    expect(ids()).toHaveLength(before + more)
    expect(nameAt('content', 'file')).toBe(name)
  })
})
