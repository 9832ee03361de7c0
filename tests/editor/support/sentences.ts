import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** A text of the source; what is filled in is `⟦0⟧`, `⟦1⟧` and so on. */
export interface Sentence {
  readonly text: string
  readonly file: string
}

/** Whole sentences that may be shown to the user. Docs of definitions are no part of them. */
export function sentencesIn(folder: string): readonly Sentence[] {
  return filesIn(folder).flatMap((file) => textsOf(file, /^[\p{Lu}⟦“].*\s.*[.…]$/su))
}

/** What is wrong with a file, which stands without its subject in the source: as it may be said in the end. */
export function faultsIn(folder: string): readonly (readonly Sentence[])[] {
  return filesIn(folder)
    .flatMap((file) => textsOf(file, /^(has|holds|lacks|is|names|ends|and) .*[^.…]$/su))
    .map(({ text, file }) => [
      { file, text: `⟦file⟧ ${text}.` },
      { file, text: `⟦file⟧ ${text} for the tensor ⟦name⟧.` },
      { file, text: `The weights of ⟦title⟧ are damaged: ⟦file⟧ ${text}.` },
    ])
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesIn(path)
    return path.endsWith('.ts') ? [path] : []
  })
}

function textsOf(file: string, shape: RegExp): readonly Sentence[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: Sentence[] = []
  const visit = (node: ts.Node) => {
    if (isDoc(node) || isInvariant(node)) return
    const text = textOf(node, { holes: 0 })
    if (text === undefined) {
      ts.forEachChild(node, visit)
      return
    }
    if (shape.test(text)) found.push({ text, file })
    else ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** Undefined for what is no text, or whose text is not written there. */
function textOf(node: ts.Node, count: { holes: number }): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  if (ts.isTemplateExpression(node)) {
    const parts = node.templateSpans.map(({ literal }) => `⟦${count.holes++}⟧${literal.text}`)
    return node.head.text + parts.join('')
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const left = textOf(node.left, count)
    const right = textOf(node.right, count)
    return left === undefined || right === undefined ? undefined : left + right
  }
  return undefined
}

const docs = new Set(['doc', 'label', 'title'])

function isDoc(node: ts.Node): boolean {
  return ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && docs.has(node.name.text)
}

/** A plain `Error` is a fault of the program itself, which is reported as it is. */
function isInvariant(node: ts.Node): boolean {
  return ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'Error'
}
