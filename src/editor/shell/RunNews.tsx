import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCatalog, useEditor } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { locate } from '../store/scope'
import { createReporter, type News } from './run-news'

interface Told {
  readonly number: number
  readonly news: readonly News[]
}

/** Tells politely of a run that goes on, whichever view is open. */
export default function RunNews() {
  const { run, document } = useEditor()
  const { t } = useTranslation()
  const words = useCatalogText(useCatalog())
  const [{ number, news }, setTold] = useState<Told>({ number: 0, news: [] })
  useEffect(() => {
    const report = createReporter(() => performance.now())
    return run.subscribe((state, before) => {
      const found = report(state, before)
      if (found.length > 0) setTold((told) => ({ number: told.number + 1, news: found }))
    })
  }, [run])
  const titleOf = (flat: string) => {
    const node = locate(document.getState().document, flat)?.node
    return node ? words.name(node) : flat
  }
  const text = (one: News) => {
    switch (one.kind) {
      case 'running':
        return t('notices.runBegun')
      case 'failed':
        return t('notices.nodeFailed', { title: titleOf(one.node), message: words.said(one.message) })
      case 'reached':
        return t('notices.nodeReached', { title: titleOf(one.node), percent: one.percent })
    }
  }
  return (
    <p className="unseen" aria-live="polite" data-news>
      {/* The same words again would be no change, and not be said. */}
      {number > 0 && <span key={number}>{news.map(text).join(' ')}</span>}
    </p>
  )
}
