import { expect, test } from 'vitest'
import { manifest } from '../../models/manifest'
import { weightFiles } from '../../models/weight-source'
import { pageHeaders, withPolicy } from '../../src/app/hosting/content-security'

const served = new Map(
  pageHeaders['Content-Security-Policy'].split('; ').map((directive) => {
    const [name = '', ...sources] = directive.split(' ')
    return [name, sources] as const
  }),
)

test('what the manifest downloads may be fetched, and nothing else outside', () => {
  const sources = served.get('connect-src') ?? []
  const urls = manifest.networks.flatMap(({ id }) => weightFiles(id).flatMap(({ url }) => url ?? []))
  expect(urls.length).toBeGreaterThan(0)
  for (const url of urls) expect(sources.some((source) => url.startsWith(source))).toBe(true)
  const outside = sources.filter((source) => source !== "'self'")
  for (const source of outside) {
    // A folder: a source without the slash at its end would mean one file.
    expect(source).toMatch(/^https:\/\/[^;,*\s]+\/$/)
    expect(urls.some((url) => url.startsWith(source))).toBe(true)
  }
})

test('nothing is allowed by default, and no directive allows every host or text as code', () => {
  expect(served.get('default-src')).toEqual(["'none'"])
  expect(pageHeaders['Content-Security-Policy']).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https:(?!\/\/)/)
})

test('the page carries a policy of its own, without what browsers ignore there', () => {
  const html = withPolicy('<head>\n    <meta charset="utf-8" />\n  </head>')
  const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html) ?? []
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain("require-trusted-types-for 'script'")
  expect(policy).not.toMatch(/frame-ancestors|sandbox|report-uri|unsafe/)
  expect(html.indexOf('charset')).toBeLessThan(html.indexOf('http-equiv'))
  expect(() => withPolicy('<head></head>')).toThrow(/charset/)
})
