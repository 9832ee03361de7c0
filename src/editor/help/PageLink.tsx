import type { ReactNode } from 'react'
import type { HelpPage } from '../store/help'
import { useGo } from './help-context'

/** Leads to another page of the help. */
export function PageLink({ page, children }: { readonly page: HelpPage; readonly children: ReactNode }) {
  const go = useGo()
  return (
    <button type="button" className="help__link" onClick={() => go(page)}>
      {children}
    </button>
  )
}

interface PageLinksProps {
  readonly title: string
  readonly links: readonly { readonly page: HelpPage; readonly title: string }[]
}

/** Some links under a heading; nothing without links. */
export function PageLinks({ title, links }: PageLinksProps) {
  if (links.length === 0) return null
  return (
    <section className="help__section">
      <h3 className="help__heading">{title}</h3>
      <ul className="help__links">
        {links.map((link) => (
          <li key={'id' in link.page ? link.page.id : link.page.kind}>
            <PageLink page={link.page}>{link.title}</PageLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
