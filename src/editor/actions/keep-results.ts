import type { EditorCore } from '../editor-core'
import type { RunResult } from '../store/results'

/** A result of a document that is not open: it is compared with none. */
const otherGeneration = -1

/**
 * Keeps the results of runs in the library, as many as the strip holds, and brings them back when the page is loaded
 * again. To be called when the document is there.
 */
export function followResults(editor: EditorCore): void {
  const { results } = editor
  const keys = new Map<RunResult, Promise<string | undefined>>()
  results.subscribe((state, before) => {
    if (state.results === before.results) return
    const there = new Set(state.results)
    for (const result of state.results) if (!keys.has(result)) keys.set(result, keep(editor, result))
    for (const [result, key] of keys) {
      if (there.has(result)) continue
      keys.delete(result)
      void forget(editor, key)
    }
  })
  // Where nothing can be read, the library says so itself.
  void bringBack(editor, keys).catch(() => {})
}

/** @returns its key, or undefined when the library does not take it; it then lasts as long as the page. */
async function keep({ library }: EditorCore, result: RunResult): Promise<string | undefined> {
  const { document, at, ms, changes, sinks } = result
  try {
    return await library.results.add(document, { at, ms, changes, sinks })
  } catch {
    return undefined
  }
}

async function forget({ library }: EditorCore, key: Promise<string | undefined>): Promise<void> {
  const known = await key
  // One that cannot be removed comes back, which is no harm.
  if (known !== undefined) await library.results.remove([known]).catch(() => {})
}

async function bringBack(
  { library, results, document }: EditorCore,
  keys: Map<RunResult, Promise<string | undefined>>,
) {
  const found = (await library.results.all()).map(({ key, owner, document: graph, ...result }) => {
    const isOpen = owner === library.state.getState().id
    const generation = isOpen ? document.getState().generation : otherGeneration
    return { key, result: { ...result, document: graph, generation } }
  })
  // Known before anybody hears of them, so that they are not kept once more.
  results.bringBack(
    found.map(({ result }) => result),
    (result, index) => keys.set(result, Promise.resolve(found[index]?.key)),
  )
}
