import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCatalog, useEditor } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { locate } from '../store/scope'
import { createReporter, type News } from './news'

/** Tells politely of a run that goes on. */
export function RunNews() {
  const { run, document } = useEditor()
  const { t } = useTranslation()
  const words = useCatalogText(useCatalog())
  const [news, setNews] = useState<readonly News[]>([])
  useEffect(() => {
    const report = createReporter(() => performance.now())
    return run.subscribe((state, before) => {
      const found = report(state, before)
      if (found.length > 0) setNews(found)
    })
  }, [run])
  const titleOf = (flat: string) => {
    const node = locate(document.getState().document, flat)?.node
    return node ? words.name(node) : flat
  }
  const text = (one: News) => {
    switch (one.kind) {
      case 'running':
        return t('outline.running')
      case 'failed':
        return t('outline.failed', { title: titleOf(one.node), message: one.message })
      case 'reached':
        return t('outline.reached', { title: titleOf(one.node), percent: one.percent })
    }
  }
  return (
    <p className="unseen" aria-live="polite" data-news>
      {news.map(text).join(' ')}
    </p>
  )
}
