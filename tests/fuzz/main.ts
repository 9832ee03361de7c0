import { join } from 'node:path'
import { isMainThread, workerData } from 'node:worker_threads'
import { keepCase, readKeptCase } from './kept-cases'
import { type FuzzOptions, parseOptions } from './options'
import { type AnyTarget, type Case, casesFrom } from './target'
import { targets } from './targets'
import { watch } from './watch'
import { tryCases, type Work } from './worker'

/** How long one target is tried before the next has its turn, in ms. */
const TURN = 15_000
/** As many finds end a run. */
const ENOUGH = 10
const folder = join(import.meta.dirname, '../../fuzz-finds')
const program = new URL(import.meta.url)

/** `npm run fuzz`: everything that comes from outside, tried for as long as one likes. Exit code 1 when something is found. */
if (isMainThread) process.exitCode = await main(process.argv.slice(2))
else {
  const work: Work = workerData
  await tryCases(targetOf(work.target), work)
}

function targetOf(name: string): AnyTarget {
  const target = targets.find((one) => one.name === name)
  if (!target)
    throw new Error(`There is no “${name}”; there are ${targets.map((one) => one.name).join(', ')}.`)
  return target
}

async function main(argv: readonly string[]): Promise<number> {
  try {
    const options = parseOptions(argv)
    return await (options.again === undefined ? fuzz(options) : tryAgain(options.again, options))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 2
  }
}

async function fuzz({ minutes, seed, only, seconds }: FuzzOptions): Promise<number> {
  const chosen = targets.filter(
    ({ name }) => only.length === 0 || only.some((start) => name.startsWith(start)),
  )
  if (chosen.length === 0) throw new Error(`Nothing begins with ${only.join(' or ')}.`)
  console.log(`Seed ${seed}, ${minutes} minutes: ${chosen.map(({ name }) => name).join(', ')}`)
  const end = performance.now() + minutes * 60_000
  const states = chosen.map((target) => ({ target, next: 0, accepted: 0 }))
  const turn = Math.min(TURN, (minutes * 60_000) / chosen.length)
  let found = 0
  for (let round = 0; found < ENOUGH && (round < states.length || performance.now() < end); round++) {
    const state = states[round % states.length]
    if (!state) break
    const { target } = state
    const ms = Math.max(500, Math.min(turn, end - performance.now()))
    const work = { target: target.name, seed, start: state.next, ms }
    const outcome = await watch(program, work, seconds)
    state.next = outcome.next
    state.accepted += outcome.accepted
    for (const { index, what } of outcome.finds.slice(0, ENOUGH - found)) {
      found++
      const [given = ''] = casesFrom(target, seed, index)
      tellFind(target.name, what, keepCase(folder, target.name, seed, index, given))
    }
  }
  for (const { target, next, accepted } of states)
    console.log(`${target.name}: ${next} cases, ${accepted} let in`)
  console.log(found === 0 ? `Nothing was found with seed ${seed}.` : `${found} were found with seed ${seed}.`)
  return found === 0 ? 0 : 1
}

function tellFind(target: string, what: string, path: string) {
  console.error(`\n${target}: ${what}\nKept; try it again with: npm run fuzz -- --case ${path}\n`)
}

async function tryAgain(path: string, { seconds }: FuzzOptions): Promise<number> {
  const kept: { readonly target: string; readonly given: Case } = readKeptCase(path)
  const { finds } = await watch(program, { ...kept, seed: 0, start: 0, ms: 0 }, seconds)
  for (const { what } of finds) console.error(what)
  console.log(finds.length === 0 ? 'Nothing is wrong with it any more.' : 'It is still found.')
  return finds.length === 0 ? 0 : 1
}
