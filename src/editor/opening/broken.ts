import type { EditorCore } from '../editor-core'
import { problemText } from '../i18n/problem-text'
import type { BrokenFile } from '../store/sheets'

/** Says that a file could not be opened, and where it is broken. The graph stays as it is. */
export function tellBroken({ ui, i18n, engine }: EditorCore, broken: BrokenFile) {
  const { name, problems } = broken
  const [first] = problems
  const message = first ? problemText(i18n, first, engine.catalog).message : ''
  ui.set({ fileProblems: problems, sheet: { kind: 'broken', broken } })
  ui.notify('error', i18n.t('notices.openFailed', { name, message }))
}

/** Everything that is known of a broken file, as text for whoever can mend it. */
export function brokenReport(
  { i18n, engine }: Pick<EditorCore, 'i18n' | 'engine'>,
  { name, problems, excerpt }: BrokenFile,
): string {
  const lines = problems.map((problem) => {
    const { message, remedy } = problemText(i18n, problem, engine.catalog)
    return [problem.path, message, remedy].filter(Boolean).join('\n  ')
  })
  const shown = excerpt && `${excerpt.line} | ${excerpt.text}\n${pointer(excerpt.line, excerpt.at)}`
  return [name, ...(shown ? [shown] : []), ...lines].join('\n\n')
}

function pointer(line: number, at: number): string {
  return `${' '.repeat(String(line).length + 3 + at)}^`
}
