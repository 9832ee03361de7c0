/** How long the server may take to say what it has, so that a failure is told within a second. In ms. */
const patience = 700

/** What is wrong with a script of the server that did not load, in half a sentence. */
export async function lookAtScript(file: string): Promise<string> {
  try {
    const { ok, status, headers } = await fetch(file, {
      method: 'HEAD',
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
    })
    if (status === 404 || status === 410)
      return `the server does not have its file ${file} (status ${status})`
    if (!ok) return `the server does not give its file ${file} (status ${status})`
    const type = headers.get('Content-Type') ?? ''
    if (!type.includes('javascript'))
      return `the server sends its file ${file} as “${type}”, not as JavaScript`
    return 'a file that it needs is missing, damaged or forbidden'
  } catch {
    return 'the server does not answer'
  }
}
