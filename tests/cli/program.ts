import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'

export const root = resolve(import.meta.dirname, '../..')
export const graph = (name: string) => join(root, 'graphs', name)
export const fixture = (name: string) => join(root, 'tests/fixtures', name)
export const shared = (name: string) => join(root, '../shared', name)
export const hasShared = existsSync(shared('weights'))
export const WITHOUT_SHARED = 'skipped: ../shared is not there, which has the weights and pictures this needs'

/** A small picture, few steps, the same each time. */
export const quick = ['--size', '48', '--iterations', '2', '--seed', '3']

export interface Result {
  /** -1 when a signal ended it. */
  readonly code: number
  readonly out: string
  readonly err: string
}

/** A folder of its own for a test, removed afterwards. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gramarye-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Runs the built program as a user would; `watch` sees the standard output as it comes. */
export function gramarye(
  args: readonly string[],
  watch: (text: string, child: ChildProcess) => void = () => {},
): Promise<Result> {
  return follow(process.execPath, [join(root, 'dist/cli/gramarye.js'), ...args], watch)
}

/** The same, called as the README says. */
export function throughNpm(
  args: readonly string[],
  watch: (text: string, child: ChildProcess) => void,
): Promise<Result> {
  return follow('npm', ['--prefix', root, 'run', '-s', 'gramarye', '--', ...args], watch)
}

/** The same by way of a shell, where `gramarye` is the program and `$1` is the first of `args`. */
export function shell(script: string, ...args: readonly string[]): Promise<Result> {
  const program = `gramarye() { '${process.execPath}' '${join(root, 'dist/cli/gramarye.js')}' "$@"; }\n`
  return follow('bash', ['-c', `${program}${script}`, 'bash', ...args], () => {})
}

function follow(
  program: string,
  args: readonly string[],
  watch: (text: string, child: ChildProcess) => void,
): Promise<Result> {
  return new Promise((done, fail) => {
    // What other runs left behind, of these tests or of whoever works here, must make no difference.
    const env = { ...process.env, GRAMARYE_CACHE: process.env.GRAMARYE_CACHE ?? scratch() }
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env })
    let out = ''
    let err = ''
    child.stdout.on('data', (data) => {
      out += data
      watch(out, child)
    })
    child.stderr.on('data', (data) => {
      err += data
    })
    child.on('error', fail)
    child.on('close', (code) => done({ code: code ?? -1, out, err }))
  })
}

/** The events of a run with `--json`. @throws when the standard output carries anything else. */
export function events({ out }: Result): Record<string, unknown>[] {
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}
