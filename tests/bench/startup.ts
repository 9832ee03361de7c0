import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from './graphs'
import type { BenchOptions } from './options'
import { type Sample, type Section, section, timed } from './stats'

const execute = promisify(execFile)

/** From starting the process to its end: first without work, then with a picture written. */
export async function benchStartup(
  { quick, backend }: BenchOptions,
  say: (what: string) => void,
): Promise<Section> {
  const folder = await mkdtemp(join(tmpdir(), 'gramarye-bench-'))
  try {
    const adain = ['run', join(root, 'graphs/adain.json'), '--backend', backend, '--out', folder]
    const samples: Sample[] = []
    for (const [name, args] of [
      ['gramarye --version', ['--version']],
      ['first AdaIN picture, 256 px', [...adain, '--size', '256']],
    ] as const) {
      say(`start: ${name}`)
      const values: number[] = []
      for (let run = 0; run < (quick ? 3 : 5); run++) {
        const program = [join(root, 'dist/cli/gramarye.js'), ...args]
        values.push(await timed(() => execute(process.execPath, program)))
      }
      samples.push({ name, unit: 'ms', values })
    }
    return section('Cold start', samples)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
