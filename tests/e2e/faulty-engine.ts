import type { Page, Worker } from '@playwright/test'

const worker = /\/assets\/engine\.worker-[\w-]+\.js$/
const engine = /\/assets\/run-engine-[\w-]+\.js$/

/** The worker that computes, to do to it what a bad machine does. */
export function engineOf(page: Page): Worker {
  const found = page.workers().findLast((one) => worker.test(one.url()))
  if (!found) throw new Error('The page has no engine.')
  return found
}

/** Serves the engine of this build changed, as a faulty or another version of the product would be; then loads the page anew. */
export async function alterEngine(page: Page, alter: (code: string) => string): Promise<void> {
  await page.route(engine, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: alter(await response.text()) })
  })
  await page.reload()
}

/** Gives a node members that it does not have in the product, such as a `run` that throws. */
export function alterNode(type: string, members: string): (code: string) => string {
  const definition = new RegExp(`([\\w$]+)(\\(\\{type:[\`'"]${type}[\`'"])`, 'g')
  return (code) => {
    if (code.match(definition)?.length !== 1) throw new Error(`The engine has no node ${type} to alter.`)
    return code.replace(definition, `(node=>$1({...node,${members}}))$2`)
  }
}
