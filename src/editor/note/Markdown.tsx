import type { Token } from 'markdown-it'
import { createElement, Fragment, type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { readMarkdown } from './read-markdown'

/**
 * Markdown as elements of ours alone: HTML in it is shown as the text it is, pictures are named instead of loaded, and
 * links lead to the web or to mail and nowhere else.
 */
export default function Markdown({ text }: { readonly text: string }) {
  const { t } = useTranslation()
  const image = (alt: string) => t('note.image', { text: alt })
  const tokens = useMemo(() => readMarkdown(text), [text])
  return <div className="markdown">{tokens ? render(tokens, image) : text}</div>
}

type Image = (alt: string) => string

interface Open {
  readonly token: Token
  readonly parts: ReactNode[]
}

function render(tokens: readonly Token[], image: Image): ReactNode {
  const whole: ReactNode[] = []
  const open: Open[] = []
  for (const token of tokens) {
    if (token.nesting === 1) open.push({ token, parts: [] })
    else {
      const closed = token.nesting === -1 ? open.pop() : undefined
      const part = closed ? element(closed.token, row(closed.parts)) : leaf(token, image)
      const around = open.at(-1)?.parts ?? whole
      around.push(part)
    }
  }
  return row(whole)
}

/** As single children: they are all made anew when the text changes, so there is nothing to tell them apart by. */
function row(parts: readonly ReactNode[]): ReactNode {
  return createElement(Fragment, null, ...parts)
}

function leaf({ type, content, children }: Token, image: Image): ReactNode {
  switch (type) {
    case 'inline':
      return render(children ?? [], image)
    case 'fence':
    case 'code_block':
      return (
        <pre>
          <code>{content.replace(/\n$/, '')}</code>
        </pre>
      )
    case 'code_inline':
      return <code>{content}</code>
    case 'hr':
      return <hr />
    case 'softbreak':
    case 'hardbreak':
      return <br />
    case 'image':
      return <span className="markdown__image">{image(content)}</span>
    default:
      return content
  }
}

/** Below the titles of nodes and frames. */
const headings: Readonly<Record<string, 'h4' | 'h5'>> = { h1: 'h4', h2: 'h5' }

function element(token: Token, inner: ReactNode): ReactNode {
  switch (token.type) {
    case 'heading_open':
      return createElement(headings[token.tag] ?? 'h6', null, inner)
    case 'paragraph_open':
      return token.hidden ? inner : <p>{inner}</p>
    case 'blockquote_open':
      return <blockquote>{inner}</blockquote>
    case 'bullet_list_open':
      return <ul>{inner}</ul>
    case 'ordered_list_open':
      return <ol start={Number(token.attrGet('start') ?? 1)}>{inner}</ol>
    case 'list_item_open':
      return <li data-task={token.attrGet('data-task') ?? undefined}>{inner}</li>
    case 'table_open':
      return <table>{inner}</table>
    case 'thead_open':
      return <thead>{inner}</thead>
    case 'tbody_open':
      return <tbody>{inner}</tbody>
    case 'tr_open':
      return <tr>{inner}</tr>
    case 'th_open':
      return <th style={{ textAlign: alignOf(token) }}>{inner}</th>
    case 'td_open':
      return <td style={{ textAlign: alignOf(token) }}>{inner}</td>
    case 'strong_open':
      return <strong>{inner}</strong>
    case 'em_open':
      return <em>{inner}</em>
    case 's_open':
      return <del>{inner}</del>
    case 'link_open':
      return <Link href={String(token.attrGet('href') ?? '')}>{inner}</Link>
    default:
      return inner
  }
}

function alignOf(cell: Token): 'start' | 'center' | 'right' {
  const [, align] = /^text-align:(center|right)$/.exec(String(cell.attrGet('style') ?? '')) ?? []
  return align === 'center' || align === 'right' ? align : 'start'
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
