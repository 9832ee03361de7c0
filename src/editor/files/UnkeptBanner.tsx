import { Info } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useEditor, useOwnResults, useResults, useUi } from '../editor'
import { Banner } from './Banner'
import { useWhen } from './useWhen'

/** Says which results the library did not take, what that means, and what to do. The graph itself is safe. */
export default function UnkeptBanner({ unkept }: { readonly unkept: readonly number[] }) {
  const { library, ui } = useEditor()
  const { t, i18n } = useTranslation()
  const when = useWhen()
  const results = useResults((state) => state.results)
  const isOpen = useUi((state) => state.resultsOpen)
  const own = useOwnResults()
  const times = results.filter(({ id }) => unkept.includes(id)).map(({ at }) => when(at))
  const list = new Intl.ListFormat(i18n.language).format(times)
  return (
    <Banner
      icon={Info}
      what={t('unkept.what', { count: times.length, times: list })}
      remedy={t('unkept.remedy')}
      onFold={() => library.state.setState({ unkeptSeen: unkept })}
    >
      {!isOpen && own.some(({ id }) => unkept.includes(id)) && (
        <button type="button" className="button" onClick={() => ui.set({ resultsOpen: true })}>
          {t('unkept.show')}
        </button>
      )}
    </Banner>
  )
}
