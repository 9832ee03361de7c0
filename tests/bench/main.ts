import { writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { silenceTfjs } from '../../src/cli/quiet'
import { openSession } from '../../src/cli/session'
import type { BackendInfo } from '../../src/engine/client'
import { benchAdain } from './adain'
import { benchBrowser } from './browser'
import { benchCanvas } from './canvas'
import { benchConvolutions } from './convolutions'
import { benchForecast } from './forecast'
import { benchGatys } from './gatys'
import { root } from './graphs'
import { benchMultiScale } from './multi-scale'
import { parseOptions } from './options'
import { benchPieces } from './pieces'
import { benchScheduler } from './scheduler'
import { benchStartup } from './startup'
import { table } from './table'
import { benchTerms } from './terms'
import { benchTraining } from './training'

silenceTfjs()
const options = parseOptions(process.argv.slice(2), join(root, '../shared/weights'))
const say = (what: string) => process.stderr.write(`… ${what}\n`)

const backends: BackendInfo[] = []
/** Measures on an engine of its own, so that peaks do not count what an earlier section left in the cache. */
async function engineFor<T>(
  cacheBytes: number,
  bench: (...given: Parameters<typeof benchGatys>) => Promise<T>,
): Promise<T> {
  const { session, backend, dispose } = await openSession({ ...options, cacheBytes })
  backends.push(backend)
  try {
    return await bench(session, options, say)
  } finally {
    await dispose()
  }
}

const sections = [
  ...(options.canvas
    ? []
    : [
        await benchStartup(options, say),
        await benchScheduler(options, say),
        await benchForecast(options, say),
        await engineFor(1e9, benchAdain),
        await engineFor(0, benchGatys),
        await engineFor(0, benchTerms),
        await engineFor(0, benchMultiScale),
        await engineFor(0, benchPieces),
        ...(await engineFor(0, benchConvolutions)),
        ...(await engineFor(0, benchTraining)),
      ]),
  ...(options.browser ? await benchBrowser(options, say) : []),
  ...(options.browser || options.canvas ? [await benchCanvas(options, say)] : []),
]
const label = backends[0]?.label ?? options.backend

const machine = {
  backend: label,
  node: process.version,
  processor: cpus()[0]?.model ?? 'unknown',
  processors: availableParallelism(),
  /** Of the last minute: other programs slow the measurements down. */
  load: loadavg()[0],
  date: new Date().toISOString(),
  peakResidentBytes: process.resourceUsage().maxRSS * 1024,
}
const json = `${JSON.stringify({ machine, rows: sections.flatMap(({ rows }) => rows), skipped: sections.flatMap(({ skipped }) => skipped) }, null, 2)}\n`
if (options.json === '-') {
  process.stdout.write(json)
} else {
  const { node, processor, processors, peakResidentBytes } = machine
  const memory = `${(peakResidentBytes / 1e6).toFixed(0)} MB at most in memory`
  process.stdout.write(`${label} · Node ${node} · ${processors} × ${processor} · ${memory}\n\n`)
  process.stdout.write(`${table(sections)}\n`)
  if (options.json !== undefined) await writeFile(options.json, json)
}
