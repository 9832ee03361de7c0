import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium, installChromium, NO_CHROMIUM } from './chromium.mjs'
import { add, none, readCounts } from './counts.mjs'
import { NO_FIREFOX, needFirefox } from './firefox.mjs'

/**
 * `npm test`: every check in order, the quick ones first; stops at the first that fails.
 *
 * @typedef {object} Step
 * @property {string} title
 * @property {string[]} command
 * @property {string} [report]
 * @property {Record<string, string>} [env]
 * @property {() => void} [before] throws where the step cannot begin
 * @property {() => string | undefined} [without] why the step is left out, where something optional is missing
 */

const reports = mkdtempSync(join(tmpdir(), 'gramarye-test-'))

/** @type {Step[]} */
const steps = [
  { title: 'Formatting and lint', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { title: 'Types', command: ['tsc'] },
  {
    title: 'Import boundaries',
    command: ['depcruise', '--config', 'tests/boundaries/rules.cjs', 'src', 'nodes', 'models'],
  },
  { title: 'Unused files, exports and dependencies', command: ['knip'] },
  // Chromium brings the software graphics adapter that the WebGPU tests run on.
  { ...vitest('Unit tests', 'unit.json', ['unit', 'cli']), before: needChromium },
  vitest('Example graphs, headless', 'graphs.json', ['graphs']),
  { title: 'Production build', command: ['vite', 'build', '--logLevel', 'warn'] },
  { title: 'Size of the initial JavaScript', command: ['node', 'tests/all/bundle.mjs'] },
  playwright('End to end, in Chromium', 'e2e'),
  {
    ...playwright('Painting, in Firefox', 'firefox'),
    without: () => (needFirefox() ? undefined : NO_FIREFOX),
  },
]

process.exitCode = main()

function main() {
  let counts = none
  /** @type {string[]} */
  const summary = []
  let ok = true
  for (const step of steps) {
    console.log(`\n=== ${step.title}\n`)
    const start = performance.now()
    const missing = step.without?.()
    if (missing) {
      console.log(missing)
      summary.push(`skipped           ${step.title}`)
      continue
    }
    ok = run(step)
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    if (step.report) counts = add(counts, readCounts(step.report))
    summary.push(`${ok ? 'ok    ' : 'FAILED'}  ${seconds.padStart(6)} s  ${step.title}`)
    if (!ok) break
  }
  rmSync(reports, { recursive: true, force: true })
  for (const step of steps.slice(summary.length)) summary.push(`not run           ${step.title}`)
  console.log(`\n=== Summary\n\n${summary.join('\n')}`)
  if (counts.skipped > 0) console.log(`\n${counts.skipped} tests were skipped, each with its reason above.`)
  // A check that is no test (lint, types, build) still counts when it fails.
  const failed = ok ? counts.failed : Math.max(counts.failed, 1)
  console.log(`\n${counts.passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

/** @param {Step} step */
function run({ command: [program = '', ...args], env, before }) {
  try {
    before?.()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return false
  }
  const path = program === 'node' ? process.execPath : join('node_modules', '.bin', program)
  const { status, error } = spawnSync(path, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32' && program !== 'node',
  })
  if (error) console.error(error.message)
  return status === 0
}

/**
 * @param {string} title
 * @param {string} file
 * @param {string[]} projects
 * @returns {Step}
 */
function vitest(title, file, projects) {
  const report = join(reports, file)
  return {
    title,
    command: [
      'vitest',
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    report,
  }
}

/**
 * @param {string} title
 * @param {string} folder
 * @returns {Step}
 */
function playwright(title, folder) {
  const report = join(reports, `${folder}.json`)
  return {
    title,
    command: [
      'playwright',
      'test',
      '--config',
      `tests/${folder}/playwright.config.ts`,
      '--reporter=list,json',
    ],
    report,
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  }
}

function needChromium() {
  if (findChromium()) return
  installChromium()
  if (!findChromium()) throw new Error(NO_CHROMIUM)
}
