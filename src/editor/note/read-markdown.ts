import MarkdownIt, { type Token } from 'markdown-it'

/** Lists in quotes in lists, and emphasis in emphasis. */
const deepest = 40

/** Takes time that grows with the length of a text, whatever stands in it: `tests/fuzz` sees to that. */
const reader = new MarkdownIt({ html: false, linkify: true, breaks: true })
// Each line costs as much as it is deep, and what is too deep is not shown.
reader.set({ maxNesting: deepest + 5 })
// Addresses without a scheme are text, and where a link may lead is judged where it is made.
reader.linkify?.set({ fuzzyLink: false, fuzzyEmail: false })
reader.validateLink = () => true
reader.core.ruler.push('tasks', ({ tokens }) => {
  for (const [index, token] of tokens.entries()) if (token.type === 'list_item_open') markTask(tokens, index)
})

/** What a page can show without a pause. */
const mostTokens = 5000

/** Undefined for what is nested too deep, or is too many things, to be shown as more than the text it is. */
export function readMarkdown(text: string): readonly Token[] | undefined {
  const tokens = reader.parse(text, {})
  let count = 0
  for (const { level, children } of tokens) {
    count += 1 + (children?.length ?? 0)
    if (level > deepest || count > mostTokens) return undefined
    if (children?.some((child) => level + child.level > deepest)) return undefined
  }
  return tokens
}

const task = /^\[([ x])\] /i

/** An entry of a list that begins with `[ ]` or `[x]`. */
function markTask(tokens: readonly Token[], index: number) {
  const [entry, , line] = tokens.slice(index, index + 3)
  const [first] = line?.type === 'inline' ? (line.children ?? []) : []
  const mark = first?.type === 'text' ? task.exec(first.content) : null
  if (!entry || !first || !mark) return
  entry.attrSet('data-task', 'true')
  first.content = `${mark[1] === ' ' ? '☐' : '☑'} ${first.content.slice(mark[0].length)}`
}
