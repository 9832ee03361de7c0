import type { EditorCore } from '../editor-core'
import type { RunResult } from '../store/results'
import { isOpen } from './open-ref'
import { showKept } from './show-kept'

/** What was there before this page has none that counts here. */
const noGeneration = Number.NaN

/**
 * Keeps the results of runs in the library, as many as the strip holds, and brings them back when the page is loaded
 * again. What the library does not take is said, and tried again when there may be room. To be called when the
 * document is there.
 */
export function followResults(editor: EditorCore): void {
  const { results, library } = editor
  const keys = new Map<RunResult, Promise<string | undefined>>()
  const unkept = new Set<RunResult>()

  async function keep(result: RunResult) {
    const key = add(editor, result)
    keys.set(result, key)
    const isKept = (await key) !== undefined
    if (isKept || !keys.has(result)) unkept.delete(result)
    else unkept.add(result)
    say()
  }

  function say() {
    library.state.setState({ unkept: [...unkept].map(({ id }) => id) })
  }

  async function forget(result: RunResult, key: Promise<string | undefined>) {
    keys.delete(result)
    if (unkept.delete(result)) say()
    const known = await key
    if (known === undefined) return
    // One that cannot be removed comes back, which is no harm.
    await library.results.remove([known]).catch(() => {})
    await keepOthers()
  }

  /** The oldest first, until there is no more room. */
  async function keepOthers() {
    for (const result of [...unkept]) {
      await keep(result)
      if (unkept.has(result)) return
    }
  }

  results.subscribe((state, before) => {
    if (state.results === before.results) return
    const there = new Set(state.results)
    for (const result of state.results) if (!keys.has(result)) void keep(result)
    for (const [result, key] of keys) if (!there.has(result)) void forget(result, key)
  })
  library.state.subscribe(({ trouble }, before) => {
    if (before.trouble && !trouble) void keepOthers()
  })
  // Where nothing can be read, the library says so itself.
  void bringBack(editor, keys).catch(() => {})
}

/** @returns its key, or undefined when the library does not take it; it then lasts as long as the page. */
async function add({ library }: EditorCore, result: RunResult): Promise<string | undefined> {
  const { graph, document, at, ms, changes, sinks } = result
  try {
    return await library.results.add(graph, document, { at, ms, changes, sinks })
  } catch {
    return undefined
  }
}

async function bringBack(editor: EditorCore, keys: Map<RunResult, Promise<string | undefined>>) {
  const { library, results } = editor
  const found = (await library.results.all()).map(({ key, owner, ...result }) => {
    return { key, result: { ...result, graph: owner, generation: noGeneration } }
  })
  // Known before anybody hears of them, so that they are not kept once more.
  results.bringBack(
    found.map(({ result }) => result),
    (result, index) => keys.set(result, Promise.resolve(found[index]?.key)),
  )
  const last = found.findLast(({ result }) => isOpen(editor, result))
  if (last) await showKept(editor, last.result)
}
