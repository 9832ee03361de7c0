import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

// Until the program has loaded and cancels in its own way.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => process.exit(130))

// `npm ci` builds the program, except where npm is told to run no scripts.
const root = fileURLToPath(new URL('../..', import.meta.url))
const program = `${root}dist/cli/gramarye.js`
if (!existsSync(program)) {
  const vite = `${root}node_modules/vite/bin/vite.js`
  const build = spawnSync(process.execPath, [vite, 'build', '--mode', 'cli', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (build.status !== 0) quit('the program could not be built; run npm ci', 4)
}
// `npm run` moves to the package; the paths on the command line are meant from where it was called.
if (process.env.npm_lifecycle_event === 'gramarye' && process.env.INIT_CWD) {
  try {
    process.chdir(process.env.INIT_CWD)
  } catch {
    quit(`the folder it was called from, ${process.env.INIT_CWD}, is not there any more`, 2)
  }
}
try {
  await import(pathToFileURL(program).href)
} catch (error) {
  quit(`the program could not be loaded, run npm ci: ${String(error).split('\n', 1)}`, 4)
}

/** @param {string} why @param {number} code */
function quit(why, code) {
  process.stderr.write(`gramarye: ${why}.\n`)
  process.exit(code)
}
