// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { paste } from '../../src/editor/actions/clipboard'
import type { Editor } from '../../src/editor/editor'
import { addNode } from '../../src/editor/store/edits'
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
