import { Lexer, type MarkedToken, type Token, type Tokens } from 'marked'
import { createElement, Fragment, type JSX, type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { decodeEntities } from './entities'

/**
 * Markdown as elements of ours alone: HTML in it is shown as the text it is, pictures are named instead of loaded, and
 * links lead to the web or to mail and nowhere else.
 */
export default function Markdown({ text }: { readonly text: string }) {
  const { t } = useTranslation()
  const image = (alt: string) => t('note.image', { text: alt })
  const tokens = useMemo(() => read(text), [text])
  return <div className="markdown">{tokens ? render(tokens, image, 0) : text}</div>
}

/** Undefined for what is nested too deep to be read. */
function read(text: string): readonly Token[] | undefined {
  try {
    return new Lexer({ gfm: true, breaks: true }).lex(text)
  } catch {
    return undefined
  }
}

/** Lists in quotes in lists: what goes further is shown as it was written. */
const deepest = 20

type Image = (alt: string) => string

function render(tokens: readonly Token[] | undefined, image: Image, depth: number): ReactNode {
  return row(
    (tokens ?? []).map((token) =>
      depth > deepest ? token.raw : element(token as MarkedToken, image, depth + 1),
    ),
  )
}

/** As single children: they are all made anew when the text changes, so there is nothing to tell them apart by. */
function row(parts: readonly ReactNode[]): ReactNode {
  return createElement(Fragment, null, ...parts)
}

function element(token: MarkedToken, image: Image, depth: number): ReactNode {
  const inner = (tokens: readonly Token[] | undefined) => render(tokens, image, depth)
  switch (token.type) {
    case 'space':
    case 'def':
      return null
    case 'heading': {
      // Below the titles of nodes and frames.
      const Heading: keyof JSX.IntrinsicElements = token.depth === 1 ? 'h4' : token.depth === 2 ? 'h5' : 'h6'
      return <Heading>{inner(token.tokens)}</Heading>
    }
    case 'paragraph':
      return <p>{inner(token.tokens)}</p>
    case 'blockquote':
      return <blockquote>{inner(token.tokens)}</blockquote>
    case 'list':
      return token.ordered ? (
        <ol start={token.start === '' ? 1 : token.start}>{inner(token.items)}</ol>
      ) : (
        <ul>{inner(token.items)}</ul>
      )
    case 'list_item':
      return <li data-task={token.task}>{inner(token.tokens)}</li>
    case 'checkbox':
      return token.checked ? '☑ ' : '☐ '
    case 'table':
      return <Table table={token} inner={inner} />
    case 'code':
      return (
        <pre>
          <code>{token.text}</code>
        </pre>
      )
    case 'codespan':
      return <code>{token.text}</code>
    case 'hr':
      return <hr />
    case 'br':
      return <br />
    case 'strong':
      return <strong>{inner(token.tokens)}</strong>
    case 'em':
      return <em>{inner(token.tokens)}</em>
    case 'del':
      return <del>{inner(token.tokens)}</del>
    case 'link':
      return <Link href={token.href}>{inner(token.tokens)}</Link>
    case 'image':
      return <span className="markdown__image">{image(token.text)}</span>
    case 'text':
      return token.tokens ? inner(token.tokens) : decodeEntities(token.text)
    case 'escape':
      return decodeEntities(token.text)
    default:
      return token.raw
  }
}

interface TableProps {
  readonly table: Tokens.Table
  readonly inner: (tokens: readonly Token[]) => ReactNode
}

function Table({ table: { header, rows }, inner }: TableProps) {
  const cells = (Cell: 'th' | 'td', line: readonly Tokens.TableCell[]) => (
    <tr>
      {row(
        line.map(({ align, tokens }) =>
          createElement(Cell, { style: { textAlign: align ?? 'start' } }, inner(tokens)),
        ),
      )}
    </tr>
  )
  return (
    <table>
      <thead>{cells('th', header)}</thead>
      <tbody>{row(rows.map((line) => cells('td', line)))}</tbody>
    </table>
  )
}

const schemes = new Set(['http:', 'https:', 'mailto:'])

function Link({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  const url = URL.canParse(href) ? new URL(href) : undefined
  if (!url || !schemes.has(url.protocol)) return children
  return (
    <a
      className="nodrag nopan"
      href={url.href}
      target="_blank"
      rel="noopener noreferrer"
      referrerPolicy="no-referrer"
    >
      {children}
    </a>
  )
}
