// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Editor } from '../../src/editor/editor'
import { goLarger } from '../../src/editor/larger/go-larger'
import { sizedName } from '../../src/editor/larger/name'
import { largerWords } from '../../src/editor/larger/words'
import { setParam } from '../../src/editor/store/edits'
import { openEditor } from './support/open-editor'

const open = (name: string) => openEditor(readFileSync(`graphs/${name}.json`, 'utf8'))
const said = ({ ui }: Editor) => ui.getState().notice?.text
const words = largerWords('en')

test('what was added stands below all that was there, is selected, and is looked at', () => {
  const editor = open('gatys')
  const before = editor.document.getState().document.nodes
  editor.ui.setViewer({ open: true, shown: { node: 'result', port: 'image' } })
  goLarger(editor)
  const { document, selection } = editor.document.getState()
  const added = document.nodes.slice(before.length)
  expect(selection.nodes).toEqual(new Set(added.map(({ id }) => id)))
  const lowest = Math.max(...before.map(({ position }) => position.y))
  expect(Math.min(...added.map(({ position }) => position.y))).toBeGreaterThan(lowest)
  expect(editor.ui.getState().larger).toEqual({
    painter: 'optimize-2',
    size: 768,
    before: { node: 'result', port: 'image' },
  })
  expect(editor.ui.getState().viewer.shown).toEqual({ node: 'optimize-2', port: 'image' })
  expect(said(editor)).toBe('Added the nodes that go on at 768 px.')
})

test('every refusal has its words, and changes nothing', () => {
  const largest = open('gatys')
  largest.document.apply(setParam('content-size', 'longestSide', 4096))
  const cases: readonly (readonly [Editor, string])[] = [
    [largest, words.largest],
    [open('adain'), words.none],
    [open('compare-methods'), words.several],
  ]
  for (const [editor, why] of cases) {
    const { document } = editor.document.getState()
    goLarger(editor)
    expect(said(editor)).toBe(why)
    expect(editor.document.getState().document).toBe(document)
  }
})

test('names follow the size', () => {
  expect(sizedName('Paint at 384 px', 384, 768)).toBe('Paint at 768 px')
  expect(sizedName('Result', 384, 768)).toBe('Result · 768 px')
  expect(sizedName('Result · 768 px', 768, 1536)).toBe('Result · 1536 px')
  expect(sizedName('1384 px', 384, 768)).toBe('1384 px · 768 px')
})
