import assert from 'node:assert/strict'
import fc from 'fast-check'
import { createInstance } from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { en } from '../../../src/editor/i18n/en'
import Markdown from '../../../src/editor/note/Markdown'
import { readMarkdown } from '../../../src/editor/note/read-markdown'
import { textTarget } from '../target'

/** As many characters as a note has at most. */
const LONGEST = 20_000
/** Everything that means something in Markdown, and in HTML. */
const marks = [
  ...[
    '*',
    '**',
    '_',
    '__',
    '~~',
    '~',
    '`',
    '``',
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
    '[]',
    '<',
    '>',
    '</',
    '<!--',
    '-->',
  ],
  ...[
    '<?',
    '<![CDATA[',
    '&',
    '&#',
    '&amp;',
    ';',
    '\\',
    '|',
    '-',
    '+',
    '#',
    '=',
    ':',
    '"',
    "'",
    '\n',
    '\n\n',
    ' ',
    '  ',
  ],
  ...[
    '\t',
    '    ',
    '> ',
    '- ',
    '1. ',
    '* ',
    '---',
    '```',
    '~~~',
    '[a]: ',
    '[^a]',
    '- [ ] ',
    'http://',
    'www.',
    '@',
    '.',
  ],
  ...['mailto:', 'javascript:', 'a', 'a@b.c', '\u00A0', '\u200B', '。', '「', '😀', '\uD800', '\0', '/'],
]
const mark = fc.constantFrom(...marks)
const unit = fc.array(mark, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''))
const few = fc.array(mark, { maxLength: 6 }).map((parts) => parts.join(''))

/** A unit again and again, as it is, growing longer, or indented farther and farther. */
const repeated = fc
  .record({ head: few, unit, middle: few, other: unit, tail: few, how: fc.nat(3) })
  .map(({ head, unit: one, middle, other, tail, how }) => {
    const grown = how === 1 ? grow(one) : how === 2 ? indent(one) : one.repeat(LONGEST / one.length)
    const half =
      how === 3 ? grown.slice(0, LONGEST / 2) + middle + other.repeat(LONGEST / other.length) : grown
    return `${(head + half).slice(0, LONGEST - tail.length)}${tail}`
  })

function grow(one: string): string {
  let text = ''
  for (let count = 1; text.length < LONGEST; count++) text += `${one.repeat(count)}e`
  return text
}

function indent(one: string): string {
  let text = ''
  for (let count = 0; text.length < LONGEST; count++) text += `${' '.repeat(2 * count)}${one}a\n`
  return text
}

const i18n = createInstance({ lng: 'en', resources: { en: { translation: en } }, initAsync: false })
void i18n.init()
const allowed = new Set(
  'div p h4 h5 h6 ul ol li blockquote pre code table thead tbody tr th td strong em del a span br hr'.split(
    ' ',
  ),
)

/** Elements of ours alone, and no address but those of the web and of mail. */
export function assertHarmless(text: string) {
  const markup = renderToStaticMarkup(
    <I18nextProvider i18n={i18n}>
      <Markdown text={text} />
    </I18nextProvider>,
  )
  for (const [tag, name = ''] of markup.matchAll(/<([a-z][^\s/>]*)[^>]*>/gi)) {
    assert.ok(allowed.has(name), tag)
    const [, href] = /href="([^"]*)"/.exec(tag) ?? []
    assert.ok(href === undefined || /^(https?:\/\/|mailto:)/.test(href), tag)
    assert.doesNotMatch(tag, /\s(src|on\w+|srcset)=/)
  }
}

/** The least of a few tries, in ms of the processor: what else the machine does only adds to it. */
function msToRead(text: string): number {
  return Math.min(...Array.from({ length: 3 }, () => timed(text)))
}

function timed(text: string): number {
  const start = process.cpuUsage()
  readMarkdown(text)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** Fast enough for nobody to notice, in ms. */
const FAST = 100

/** A note is read in a time that grows with its length, not with the square of it. */
function assertLinear(text: string) {
  if (timed(text) < FAST) return
  const whole = msToRead(text)
  if (whole < FAST) return
  const quarter = msToRead(text.slice(0, text.length / 4))
  assert.ok(whole < 8 * quarter, `${whole.toFixed(0)} ms, and ${quarter.toFixed(0)} ms for a quarter of it`)
}

/** A few lines of whatever means something. */
export const shortNotes = fc.array(mark, { maxLength: 60 }).map((parts) => parts.join(''))

export const notes = textTarget({
  name: 'notes',
  cases: fc.oneof({ weight: 2, arbitrary: repeated }, { weight: 1, arbitrary: shortNotes }),
  judge(text) {
    assertLinear(text)
    assertHarmless(text)
    return readMarkdown(text) !== undefined
  },
})
