import { readdir, readFile } from 'node:fs/promises'
import { type Page, type Route, test } from '@playwright/test'
import { Editor, expect } from './editor'

const engine = /\/assets\/engine\.worker-[\w-]+\.js$/

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('gramarye.tour', 'seen'))
})

/** Runs code in the engine before its own. */
async function before(page: Page, code: string) {
  await page.route(engine, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: `${code};${await response.text()}` })
  })
}

/** Takes what a browser may lack away from the page and the engine. */
const hide = (path: string) => `{
  const names = ${JSON.stringify(path)}.split('.')
  const last = names.pop()
  const owner = names.reduce((scope, name) => scope[name], globalThis)
  if (owner && last in owner) Object.defineProperty(owner, last, { get: () => undefined })
}`
/** What a browser may forbid says so when it is asked for. */
const forbid = (name: string) => `{
  if (${JSON.stringify(name)} in globalThis) Object.defineProperty(globalThis, ${JSON.stringify(name)}, {
    get() { throw new DOMException('Forbidden.', 'SecurityError') },
  })
}`

const features = [
  'navigator.storage',
  'navigator.locks',
  'navigator.clipboard',
  'navigator.gpu',
  'navigator.hardwareConcurrency',
  'crypto.randomUUID',
  'crypto.subtle',
  'caches',
  'SharedArrayBuffer',
  'indexedDB',
  'BroadcastChannel',
  'CompressionStream',
  'ClipboardItem',
]
/** One code for all: a use that nobody guards ends the start, whichever it is. */
const cases = [
  ['that a browser may lack', features.map(hide).join('\n')],
  [
    'that a browser may forbid',
    ['localStorage', 'sessionStorage', 'indexedDB', 'caches'].map(forbid).join('\n'),
  ],
] as const
for (const [what, code] of cases) {
  test(`it starts and computes without all ${what}`, async ({ page }) => {
    const errors: string[] = []
    page.on('pageerror', ({ message }) => errors.push(message))
    await page.addInitScript(code)
    await before(page, code)
    await page.goto('/')
    const editor = new Editor(page)
    await expect(editor.backend).toBeVisible()
    await editor.run()
    await editor.expectState('content', 'done')
    await expect(page.getByRole('note').or(page.getByRole('alert')).first()).toBeVisible()
    expect(errors).toEqual([])
  })
}

const failures: readonly (readonly [what: string, serve: (page: Page) => Promise<unknown>, said: RegExp])[] =
  [
    [
      'is missing',
      (page) => answer(page, (route) => route.fulfill({ status: 404 })),
      /does not have its file .*404/,
    ],
    [
      'is refused',
      (page) => answer(page, (route) => route.fulfill({ status: 503 })),
      /does not give its file .*503/,
    ],
    [
      'is another file',
      (page) => answer(page, (route) => route.fulfill({ contentType: 'text/html', body: '<p>Hello</p>' })),
      /as “text\/html”, not as JavaScript/,
    ],
    ['cannot be reached', (page) => answer(page, (route) => route.abort()), /the server does not answer/],
    [
      'needs a file that is missing',
      (page) => before(page, `import './gone.js'`),
      /missing, damaged or forbidden/,
    ],
    ['breaks off', (page) => before(page, `throw new Error('broken on purpose')`), /broken on purpose/],
    ['is damaged', (page) => before(page, `)`), /missing, damaged or forbidden/],
    [
      'is forbidden',
      (page) =>
        page.route('**/', async (route) => {
          const response = await route.fetch()
          const policy = "worker-src 'none'"
          await route.fulfill({
            response,
            headers: { ...response.headers(), 'content-security-policy': policy },
          })
        }),
      /a security policy forbids it \(worker-src\)/,
    ],
  ]
function answer(page: Page, handle: (route: Route) => Promise<void>) {
  return page.route(engine, handle)
}
for (const [what, serve, said] of failures) {
  test(`an engine that ${what} is told with its reason and a button`, async ({ page }) => {
    await serve(page)
    await page.goto('/')
    await expect(page.getByRole('alert')).toContainText(said)
    await page.unrouteAll()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(new Editor(page).backend).toBeVisible()
  })
}

test('what the engine cannot compute with is told with its reason, and may be tried again', async ({
  page,
}) => {
  await page.route('**/*.wasm', (route) => route.fulfill({ status: 404 }))
  await page.goto('/?backend=wasm')
  const alert = page.getByRole('alert')
  await expect(alert).toContainText(/status 404/)
  await page.unrouteAll()
  await alert.getByRole('button', { name: 'Choose automatically' }).click()
  await expect(new Editor(page).backend).toBeVisible()
  await expect(alert).toBeHidden()
})

test('a failure that comes before the editor is there is told all the same', async ({ page }) => {
  // As fast as any engine can fail, and the page as slow as it may be.
  await before(page, `navigator.gpu?.constructor; indexedDB.open = () => { throw new Error('early') }`)
  await page.route('**/assets/library-*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500))
    await route.continue()
  })
  await page.goto('/?backend=webgpu')
  await expect(page.getByRole('alert')).toContainText('The webgpu backend cannot be used')
})

test('nothing imports the script of the worker, which WebKit would then run a second time', async () => {
  const folder = new URL('../../dist/app/assets/', import.meta.url)
  const scripts = (await readdir(folder)).filter((name) => name.endsWith('.js'))
  const texts = await Promise.all(scripts.map((name) => readFile(new URL(name, folder), 'utf8')))
  expect(scripts.filter((_, i) => /(from|import\()\s*["'`]\.\/engine\.worker-/.test(texts[i] ?? ''))).toEqual(
    [],
  )
})
