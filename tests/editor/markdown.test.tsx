// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react'
import { createInstance } from 'i18next'
import { I18nextProvider } from 'react-i18next'
import { afterEach, expect, test } from 'vitest'
import { en } from '../../src/editor/i18n/en'
import Markdown from '../../src/editor/note/Markdown'

const i18n = createInstance({ lng: 'en', resources: { en: { translation: en } }, initAsync: false })
void i18n.init()
afterEach(cleanup)

function show(text: string): HTMLElement {
  const { container } = render(
    <I18nextProvider i18n={i18n}>
      <Markdown text={text} />
    </I18nextProvider>,
  )
  return container
}

test('Markdown becomes elements', () => {
  const shown = show(
    '# Title\n\nSome **bold** `code &amp;` &amp; more.\n\n1. one\n2. two\n\n- [x] done\n\n> quote',
  )
  expect(shown.querySelector('h4')?.textContent).toBe('Title')
  expect(shown.querySelector('strong')?.textContent).toBe('bold')
  expect(shown.querySelector('code')?.textContent).toBe('code &amp;')
  expect(shown.querySelector('p')?.textContent).toContain('& more.')
  expect(shown.querySelectorAll('ol > li')).toHaveLength(2)
  expect(shown.querySelector('ul')?.textContent).toContain('☑ done')
  expect(shown.querySelector('blockquote')?.textContent).toBe('quote')
})

test('tables have heads and cells', () => {
  const shown = show('| a | b |\n| --- | ---: |\n| 1 | **2** |')
  expect([...shown.querySelectorAll('th')].map((cell) => cell.textContent)).toEqual(['a', 'b'])
  expect(shown.querySelector('td strong')?.textContent).toBe('2')
})

test('HTML is shown as the text it is', () => {
  const html = '<script>alert(1)</script>\n\nx <b onclick="alert(2)">y</b> <img src=x onerror=alert(3)>'
  const shown = show(html)
  expect(shown.querySelector('script, b, img')).toBeNull()
  expect(shown.textContent).toContain('<script>alert(1)</script>')
  expect(shown.textContent).toContain('onerror=alert(3)')
})

test('links lead to the web and to mail, in a tab of their own, and nowhere else', () => {
  const shown = show(
    '[a](https://example.org/x) [b](mailto:a@example.org) [c](javascript:alert(1)) [d](data:text/html,x) [e](/local) [f](JaVaScRiPt:alert(1))',
  )
  const links = [...shown.querySelectorAll('a')]
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    'https://example.org/x',
    'mailto:a@example.org',
  ])
  for (const link of links) {
    expect(link.target).toBe('_blank')
    expect(link.rel).toBe('noopener noreferrer')
    expect(link.referrerPolicy).toBe('no-referrer')
  }
  expect(shown.textContent).toBe('a b c d e f')
})

test('characters are written by name and by number, and what is none stays harmless', () => {
  expect(show('&copy; &Omega; &omega; &yuml; &rarr; &#169; &#xA9; &hearts;').textContent).toBe(
    '© Ω ω ÿ → © © ♥',
  )
  expect(show('&nosuch; &constructor; a&b; &#0; &#xD800; &#9999999;').textContent).toBe(
    '&nosuch; &constructor; a&b; \uFFFD \uFFFD \uFFFD',
  )
  const shown = show('&lt;img src=x onerror=alert(1)&gt;')
  expect(shown.querySelector('img')).toBeNull()
  expect(shown.textContent).toBe('<img src=x onerror=alert(1)>')
})

test('nothing in a note is fetched, and no address in it escapes the list of schemes', () => {
  const shown = show(
    [
      '![x](https://example.org/a.png) [![y](https://example.org/b.png)](https://example.org)',
      '<https://example.org/auto> <javascript:alert(1)> https://example.org/bare',
      '[r]\n\n[r]: javascript:alert(1)',
      '[v](vbscript:x) [f](file:///etc/passwd) [b](blob:https://example.org/1) [t](java\tscript:alert(1))',
      '[e](&#106;avascript:alert(1)) [p](//example.org/protocol)',
      '<iframe src="https://example.org"></iframe><link rel=stylesheet href=//example.org/x.css>',
      '<svg onload=alert(1)><style>*{background:url(//example.org)}</style></svg>',
    ].join('\n\n'),
  )
  expect(
    shown.querySelectorAll('[src], [style], [srcset], [onload], iframe, link, svg, style, img'),
  ).toHaveLength(0)
  for (const link of shown.querySelectorAll('a')) expect(link.href).toMatch(/^https:\/\/example\.org\//)
})

test('pictures are named, not loaded', () => {
  const shown = show('![a cat](https://example.org/cat.png)')
  expect(shown.querySelector('img')).toBeNull()
  expect(shown.textContent).toBe('Picture: a cat')
})

test('what is nested without end is shown, not read', () => {
  expect(show('>'.repeat(15_000)).textContent).toContain('>')
  expect(show(`${'['.repeat(5000)}x`).textContent).toContain('x')
  const emphasis = '*a **b '.repeat(1000) + '** *'.repeat(1000)
  const deep = show(emphasis).querySelectorAll(
    'em em em em em em em em em em em em em em em em em em em em em',
  )
  expect(deep).toHaveLength(0)
})

test('what is more things than a page can show at once stays the text it is', () => {
  const text = '*a* '.repeat(5000)
  const shown = show(text)
  expect(shown.querySelectorAll('em')).toHaveLength(0)
  expect(shown.textContent).toBe(text)
  expect(show('*a* '.repeat(500)).querySelectorAll('em')).toHaveLength(500)
})
