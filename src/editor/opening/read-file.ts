import { excerptAt } from '../../core/excerpt'
import { checkFileSize, readGraphBytes } from '../../core/graph-bytes'
import { error, type Fault, type Problem } from '../../core/problem'
import type { EditorCore } from '../editor-core'
import type { Point } from '../store/edits'
import type { BrokenFile, Excerpt, PictureFile } from '../store/sheets'
import type { OpenedGraph } from '../store/ui'

/** What a file turned out to be. */
export type FoundFile =
  | { readonly kind: 'graph'; readonly opened: OpenedGraph }
  /** A PNG with a graph inside. */
  | { readonly kind: 'both'; readonly opened: OpenedGraph }
  | { readonly kind: 'picture' }
  | { readonly kind: 'broken'; readonly broken: BrokenFile }

/**
 * Looks into a file of any kind, told by its content and not by its name.
 *
 * @param at where it was dropped. @throws Error when the browser cannot read it, such as one that is gone.
 */
export async function readAnyFile({ engine }: EditorCore, file: File, at?: Point): Promise<FoundFile> {
  const { name } = file
  const size = checkFileSize(file.size)
  if (size) return broken({ name, problems: [error(size)] })
  const read = await readGraphBytes(new Uint8Array(await file.arrayBuffer()))
  if (!read.ok) {
    if (read.picture && at) return { kind: 'picture' }
    return broken({ name, problems: [error(read.fault)], ...(read.picture && pictureOf(file, at)) })
  }
  const opened = await engine.open(read.text)
  if (opened.ok) return { kind: read.from === 'picture' ? 'both' : 'graph', opened }
  return broken({
    ...brokenText(name, read.text, opened.problems),
    ...(read.from === 'picture' && pictureOf(file, at)),
  })
}

/** A text that is no graph, with the line at which it stops making sense where that is known. */
export function brokenText(name: string, text: string, problems: readonly Problem[]): BrokenFile {
  const excerpt = problems.map((problem) => excerptOf(text, problem)).find((found) => found !== undefined)
  return { name, problems, ...(excerpt && { excerpt }) }
}

function excerptOf(text: string, { values }: Pick<Fault, 'values'>): Excerpt | undefined {
  const { line, column } = values
  if (typeof line !== 'number' || typeof column !== 'number') return undefined
  return { line, ...excerptAt(text, line, column) }
}

function broken(file: BrokenFile): FoundFile {
  return { kind: 'broken', broken: file }
}

function pictureOf(file: File, at: Point | undefined): { readonly picture: PictureFile } {
  return { picture: { file, at } }
}
