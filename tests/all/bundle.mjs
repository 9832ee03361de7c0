import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv, exit } from 'node:process'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

/**
 * Fails when the JavaScript that the browser needs before it can show the editor is larger than it may be. Parts
 * that are loaded when they are needed (charts, the engine and its backends) do not count.
 */

const app = join(fileURLToPath(new URL('../..', import.meta.url)), 'dist/app')
const most = Number(argv[2] ?? 350)

const sizes = initialScripts().map((name) => ({
  name,
  kilobytes: gzipSync(readFileSync(join(app, name)), { level: 9 }).length / 1000,
}))
const total = sizes.reduce((sum, { kilobytes }) => sum + kilobytes, 0)
for (const { name, kilobytes } of sizes) console.log(`${kilobytes.toFixed(1).padStart(7)} kB  ${name}`)
console.log(`${total.toFixed(1).padStart(7)} kB  initial JavaScript, gzip; ${most} kB are allowed`)
if (total > most) {
  console.error(`
Initial JavaScript is ${(total - most).toFixed(1)} kB over its limit. Load what the first picture of the editor does
not need when it is needed, with \`lazy(() => import(…))\` or \`await import(…)\`.`)
  exit(1)
}

/** The page's scripts, what it asks to be loaded beforehand, and everything that these import statically. */
function initialScripts() {
  const html = readFileSync(join(app, 'index.html'), 'utf8')
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? []
  const found = new Set(
    tags
      .filter((tag) => /type="module"|rel="modulepreload"/.test(tag))
      .flatMap((tag) => /(?:src|href)="\/?([^"]+)"/.exec(tag)?.[1] ?? []),
  )
  if (found.size === 0) throw new Error(`${join(app, 'index.html')} loads no script.`)
  for (const name of found) {
    const code = readFileSync(join(app, name), 'utf8')
    for (const [, path] of code.matchAll(/(?:from|import)\s*["'](\.\/[^"']+\.js)["']/g)) {
      if (path) found.add(join('assets', path))
    }
  }
  return [...found]
}
