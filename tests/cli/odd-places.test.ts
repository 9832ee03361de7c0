import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { cacheFolder } from '../../src/cli/paths'
import { fixture, gramarye, graph, type Result, root, scratch, shell } from './program'

const adain = graph('adain.json')
const gatys = graph('gatys.json')
const hasFull = existsSync('/dev/full')

/** One sentence and where to look, or nothing: never where in the program it happened. */
function isPlain({ err }: Pick<Result, 'err'>) {
  expect(err).not.toMatch(/\n\s+at |node:internal|file:\/\//)
  expect(err.split('\n').length).toBeLessThan(5)
}

describe.skipIf(!hasFull)('outputs that cannot be written', () => {
  const bad = fixture('nowhere.json')
  it.each([
    ['gramarye check "$1" > /dev/full', 4],
    ['gramarye nodes --json > /dev/full', 4],
    ['gramarye --help > /dev/full', 4],
    ['gramarye run "$1" --size 32 --out "$2" > /dev/full', 4],
    ['gramarye run "$1" --size 32 --out "$2" --json > /dev/full', 4],
    ['gramarye check "$1" > /dev/full 2>&1', 4],
    ['gramarye check "$1" >&- 2>&-', 0],
    [`gramarye check ${bad} 2> /dev/full`, 2],
    ['gramarye run "$1" --size 32 --out "$2" 2> /dev/full', 0],
    // The reader ends first: it waits for nothing, and the program for it.
    ['{ sleep 0.2; gramarye nodes --json; echo $? > "$2/code"; } | true; exit $(cat "$2/code")', 130],
    [
      `{ { sleep 0.2; gramarye check ${bad}; echo $? > "$2/code"; } 2>&1 >&3 | true; } 3>&1; exit $(cat "$2/code")`,
      2,
    ],
  ])('%s ends with %i', async (script, code) => {
    const run = await shell(script, adain, scratch())
    expect(run.code).toBe(code)
    isPlain(run)
    if (code === 4 && !script.includes('2>&1'))
      expect(run.err).toMatch(/^gramarye: the standard output could not be written: .*no space left[^\n]*\n$/)
  })
})

describe('a cache folder that is none', () => {
  const small = ['--size', '32', '--iterations', '2']
  afterEach(() => void vi.unstubAllEnvs())

  it.each([
    ['under /proc', () => '/proc/self'],
    ['under a file', () => join(adain, 'cache')],
  ])('%s costs the run nothing', async (_, cache) => {
    vi.stubEnv('GRAMARYE_CACHE', cache())
    const before = readFileSync(adain)
    const out = scratch()
    const run = await gramarye(['run', gatys, ...small, '--out', out])
    expect(run.code).toBe(0)
    isPlain(run)
    expect(readdirSync(out).sort()).toEqual(['curves.csv', 'result.png'])
    expect(readFileSync(adain).equals(before)).toBe(true)
  })

  it('is not taken from a relative home, nor from none', () => {
    expect(cacheFolder({ GRAMARYE_CACHE: 'here' })).toBe('here')
    expect(cacheFolder({ XDG_CACHE_HOME: '/x' })).toBe('/x/gramarye')
    vi.stubEnv('HOME', '/home/me')
    expect(cacheFolder({ XDG_CACHE_HOME: 'x' })).toBe('/home/me/.cache/gramarye')
    for (const home of ['', 'me']) {
      vi.stubEnv('HOME', home)
      expect(cacheFolder({})).toBeUndefined()
    }
  })
})

/** A user that the system does not know, as containers have them; only root can become one. */
const nobody = 54_321
const program = join(root, 'dist/cli/gramarye.js')
const asNobody = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, [program, ...args], {
    uid: nobody,
    cwd: '/',
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...env },
  })
const canBeNobody =
  process.getuid?.() === 0 &&
  spawnSync(process.execPath, ['-e', `require('fs').readFileSync(${JSON.stringify(adain)})`], { uid: nobody })
    .status === 0

describe.skipIf(!canBeNobody)('a user without a home', () => {
  it('runs, and hears that nothing is kept', () => {
    const out = scratch()
    chmodSync(out, 0o777)
    const run = asNobody(['run', adain, '--size', '32', '--out', out])
    expect(run).toMatchObject({ status: 0, stderr: '' })
    expect(run.stdout).toMatch(/Nothing is kept for later runs[^\n]*GRAMARYE_CACHE/)
    expect(readdirSync(out)).toEqual(['result.png'])
  })

  it('hears what it may not read or write', () => {
    const folder = scratch()
    chmodSync(folder, 0o755)
    const secret = join(folder, 'secret.json')
    writeFileSync(secret, readFileSync(adain), { mode: 0o600 })
    for (const [args, message] of [
      [['check', secret], /secret\.json cannot be read: you may not read it\./],
      [['run', adain, '--input', `content=${secret}`], /--input content=.*: you may not read it\./],
      [['run', adain, '--out', folder], /--out .*: you may not write there\./],
      [['run', adain, '--out', join(folder, 'new')], /--out .*: you may not write there\./],
    ] as const) {
      const run = asNobody(args)
      expect(run.stderr).toMatch(message)
      expect(run.status).toBe(2)
      isPlain({ err: run.stderr })
    }
  })
})

it.skipIf(process.platform === 'win32')('works where the working directory is gone', async () => {
  const gone = join(scratch(), 'gone')
  mkdirSync(gone)
  const there = 'cd "$1"; rmdir "$1"; '
  expect(await shell(`${there} gramarye check "$2"`, gone, adain)).toMatchObject({ code: 0, err: '' })
  mkdirSync(gone)
  const here = await shell(`${there} gramarye run "$2" --size 32`, gone, adain)
  expect(here).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^gramarye: --out \.: there is no such place\./),
  })
  mkdirSync(gone)
  const launch = join(root, 'src/cli/launch.mjs')
  const called = await shell(
    `${there} npm_lifecycle_event=gramarye INIT_CWD="$1" node ${launch} check "$2"`,
    gone,
    adain,
  )
  expect(called).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^gramarye: the folder it was called from.*\n$/),
  })
})

it.skipIf(process.platform === 'win32').each(['pipe', '-'])(
  'stops at a signal while it waits for %s',
  async (from) => {
    const cwd = scratch()
    await shell('mkfifo "$1"', join(cwd, 'pipe'))
    const child = spawn(process.execPath, [program, 'check', from], {
      cwd,
      stdio: ['pipe', 'ignore', 'pipe'],
    })
    setTimeout(() => child.kill('SIGINT'), 1000)
    const end = await new Promise((done) => child.on('close', (code, signal) => done(signal ?? code)))
    // Shells say 130 of both.
    expect([130, 'SIGINT']).toContain(end)
  },
)

it.skipIf(process.platform === 'win32')(
  'hears a signal that comes as it takes over from its start',
  async () => {
    const preload = join(scratch(), 'preload.cjs')
    writeFileSync(
      preload,
      `let sent = false
    for (const name of ['removeAllListeners', 'off']) {
      const remove = process[name]
      process[name] = function (event, ...rest) {
        if (event === 'SIGINT' && !sent) { sent = true; process.kill(process.pid, event) }
        return remove.call(this, event, ...rest)
      }
    }`,
    )
    const child = spawn(process.execPath, ['--require', preload, program, 'check', '-'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    const giveUp = setTimeout(() => child.kill('SIGKILL'), 20_000)
    const end = await new Promise((done) => child.on('close', (code, signal) => done(signal ?? code)))
    clearTimeout(giveUp)
    expect([130, 'SIGINT']).toContain(end)
  },
)

describe('while the program loads', () => {
  /** Starts it where that which it loads first is `main`. */
  const start = (main?: string) => {
    const folder = scratch()
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    copyFileSync(program, join(folder, 'gramarye.js'))
    const [, file = ''] = /import\("\.\/(main-[^"]+)"\)/.exec(readFileSync(program, 'utf8')) ?? []
    if (main !== undefined) writeFileSync(join(folder, file), main)
    return spawnSync(process.execPath, [join(folder, 'gramarye.js'), 'nodes'], { encoding: 'utf8' })
  }

  it('says in a sentence that a part of it is missing', () => {
    const run = start()
    expect(run).toMatchObject({ status: 4, stdout: '' })
    expect(run.stderr).toMatch(/^gramarye: the program could not be loaded, install it again: [^\n]+\n$/)
  })

  it('does not blame itself for what the system refuses', () => {
    const run = start('throw new Error("EMFILE: too many open files")')
    expect(run).toMatchObject({ status: 4, stdout: '' })
    expect(run.stderr).toMatch(
      /^gramarye: the program could not be loaded, allow it more open files [^\n]+\n$/,
    )
  })

  it.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM', 'SIGHUP'])('stops at %s', (signal) => {
    const run = start(
      `process.kill(process.pid, '${signal}'); await new Promise((on) => setTimeout(on, 5000))`,
    )
    expect(run).toMatchObject({ status: 130, stdout: '', stderr: '' })
  })
})
