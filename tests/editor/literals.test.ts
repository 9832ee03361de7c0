import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

/** Attributes that are read out or shown. */
const shown = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label'])

function components(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return components(path)
    return path.endsWith('.tsx') ? [path] : []
  })
}

/** Words in a component that no dictionary has. */
function literals(path: string, code: string): readonly string[] {
  const source = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: string[] = []
  const note = (text: string) => {
    if (/\p{L}{2,}/u.test(text)) found.push(`${path}: ${text.trim()}`)
  }
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node)) note(node.text)
    if (ts.isJsxAttribute(node) && shown.has(node.name.getText())) {
      const { initializer } = node
      if (initializer && ts.isStringLiteral(initializer)) note(initializer.text)
    }
    if (ts.isJsxExpression(node) && node.expression && ts.isStringLiteral(node.expression)) {
      if (!ts.isJsxAttribute(node.parent)) note(node.expression.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

test('the scan sees text, attributes and strings in braces', () => {
  const code = `<p aria-label="Close it" className="some thing">Hello {'there'} {t('greeting')}</p>`
  expect(literals('x.tsx', code)).toEqual(['x.tsx: Close it', 'x.tsx: Hello', 'x.tsx: there'])
})

test('components have no words of their own', () => {
  const paths = components('src/editor')
  expect(paths.length).toBeGreaterThan(100)
  expect(paths.flatMap((path) => literals(path, readFileSync(path, 'utf8')))).toEqual([])
})
