import manifest from '../../models/manifest.json' with { type: 'json' }
import { pageHeaders } from '../../src/app/hosting/content-security'
import { Editor, expect, test } from './editor'

/** Starts to note what the policy of a page or a worker refuses. */
function listen() {
  const seen: string[] = []
  addEventListener('securitypolicyviolation', (event) => seen.push(Reflect.get(event, 'effectiveDirective')))
  return Object.assign(globalThis, { seen })
}

const refused = () => {
  const found: unknown = Reflect.get(globalThis, 'seen')
  return Array.isArray(found) ? [...new Set(found.map(String))].sort() : []
}

test('every answer carries the headers, and the page its own policy', async ({ request }) => {
  const page = await request.get('/')
  const html = await page.text()
  const [script = ''] = /\/assets\/initial-[^"]+\.js/.exec(html) ?? []
  for (const answer of [page, await request.get(script)]) {
    const headers = answer.headers()
    for (const [name, value] of Object.entries(pageHeaders)) expect(headers[name.toLowerCase()]).toBe(value)
  }
  expect(html).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src 'none'; [^"]+" \/>/)
  expect(html).not.toMatch(/<script(?![^>]* src=)|<style|\son\w+=|unsafe-inline|unsafe-eval/)
})

test('a whole visit keeps to the policy: start, notes, run, viewer, plot, saving', async ({
  editor,
  page,
}) => {
  await page.evaluate(listen)
  const [engine] = page.workers()
  await engine?.evaluate(listen)
  await expect(editor.backend).toHaveText(/WebAssembly, \d+ threads/)
  await editor.shrink(32)
  await editor.setNumber('optimize', 'Iterations', 3)
  await editor.runAll()
  await expect(editor.node('optimize').locator('canvas').first()).toBeVisible()
  await editor.node('optimize').getByRole('combobox').first().click()
  await page.keyboard.press('Escape')
  await editor
    .node('result')
    .getByRole('button', { name: /^Look closer/ })
    .first()
    .click()
  await expect(page.getByRole('region', { name: 'Viewer' })).toBeVisible()
  await page.keyboard.press('Escape')
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await saving
  expect(await page.evaluate(refused)).toEqual([])
  expect(await engine?.evaluate(refused)).toEqual([])
})

test('what was injected does nothing, in the page and in the engine', async ({ page }) => {
  const asked: string[] = []
  await page.context().route('https://example.org/**', (route) => {
    asked.push(route.request().url())
    return route.fulfill({ status: 200, body: 'x' })
  })
  await new Editor(page).open()
  await page.evaluate(listen)
  const tried = await page.evaluate(async () => {
    // In a task of its own: what a test evaluates may do more.
    const failed = (act: () => unknown) =>
      new Promise((resolve) => setTimeout(resolve)).then(act).then(
        () => 'worked',
        (error: Error) => error.name,
      )
    const script = document.createElement('script')
    await failed(() => {
      script.textContent = 'globalThis.injected = 1'
    })
    document.body.append(script)
    const style = document.createElement('style')
    style.textContent = 'body { color: rgb(1, 2, 3) !important }'
    document.head.append(style)
    const image = new Image()
    const loaded = new Promise<string>((resolve) => {
      image.onload = () => resolve('worked')
      image.onerror = () => resolve('refused')
    })
    image.src = 'https://example.org/picture.png'
    const frame = document.createElement('iframe')
    frame.src = 'https://example.org/'
    document.body.append(frame)
    return {
      injected: Reflect.has(globalThis, 'injected'),
      color: getComputedStyle(document.body).color === 'rgb(1, 2, 3)',
      image: await loaded,
      eval: await failed(() => Reflect.get(globalThis, 'eval')('1')),
      markup: await failed(() => {
        document.createElement('div').innerHTML = '<b>x</b>'
      }),
      worker: await failed(() => new Worker('data:text/javascript,postMessage(1)')),
      fetch: await failed(() => fetch('https://example.org/')),
      weights: await failed(() => fetch('https://cdn.jsdelivr.net/')),
    }
  })
  expect(tried).toEqual({
    injected: false,
    color: false,
    image: 'refused',
    eval: 'EvalError',
    markup: 'TypeError',
    worker: 'TypeError',
    fetch: 'TypeError',
    weights: 'TypeError',
  })
  // A frame is refused in a process of its own, in its own time.
  await expect
    .poll(() => page.evaluate(refused))
    .toEqual(
      expect.arrayContaining([
        'connect-src',
        'frame-src',
        'img-src',
        'require-trusted-types-for',
        'style-src-elem',
      ]),
    )

  const [engine] = page.workers()
  if (!engine) throw new Error('There is no engine.')
  await engine.evaluate(listen)
  const inEngine = await engine.evaluate(async () => {
    // In a task of its own: what a test evaluates may do more.
    const failed = (act: () => unknown) =>
      new Promise((resolve) => setTimeout(resolve)).then(act).then(
        () => 'worked',
        (error: Error) => error.name,
      )
    return [
      await failed(() => Reflect.get(globalThis, 'eval')('1')),
      await failed(() => fetch('https://example.org/')),
    ]
  })
  expect(inEngine).toEqual(['EvalError', 'TypeError'])
  expect(await engine.evaluate(refused)).toEqual(['connect-src', 'script-src'])

  // Weights may be fetched, and nothing else from where they are.
  const [from = ''] = manifest.networks.flatMap(({ baseUrl }) => baseUrl ?? [])
  await page.context().route(`${from}**`, (route) => route.fulfill({ status: 200, body: 'x' }))
  const status = await engine.evaluate(
    (url) => fetch(url, { mode: 'no-cors' }).then(() => 'let through'),
    `${from}x.bin`,
  )
  expect(status).toBe('let through')
  expect(await engine.evaluate((url) => fetch(url).catch(() => 'refused'), new URL('/', from).href)).toBe(
    'refused',
  )
  expect(asked).toEqual([])
})
