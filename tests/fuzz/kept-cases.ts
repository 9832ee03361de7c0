import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Case } from './target'

/** Keeps a case: texts as JSON, since half a character is a case too, and bytes as they are. @returns where. */
export function keepCase(folder: string, target: string, seed: number, index: number, given: Case): string {
  const path = join(folder, `${target}.${seed}.${index}.${typeof given === 'string' ? 'json' : 'bin'}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, typeof given === 'string' ? JSON.stringify(given) : given)
  return path
}

/** @throws Error when the file is none that was kept. */
export function readKeptCase(path: string): { readonly target: string; readonly given: Case } {
  const [target = ''] = basename(path).split('.')
  const bytes = readFileSync(path)
  if (!path.endsWith('.json')) return { target, given: new Uint8Array(bytes) }
  const given: unknown = JSON.parse(bytes.toString())
  if (typeof given !== 'string') throw new Error(`${path} is no case that was kept.`)
  return { target, given }
}
