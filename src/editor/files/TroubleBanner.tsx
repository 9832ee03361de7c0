import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '../editor'
import type { Trouble } from '../library/types'
import { useCommand } from '../shell/useCommand'
import { Banner } from './Banner'

/** Says that the browser does not keep the graph, what that means, and what to do. */
export default function TroubleBanner({ trouble }: { readonly trouble: Trouble }) {
  const { library, ui } = useEditor()
  const { t } = useTranslation()
  const save = useCommand('file.save')
  return (
    <Banner
      icon={TriangleAlert}
      what={t(`library.troubles.${trouble}`)}
      remedy={t(`library.remedies.${trouble}`)}
      onFold={() => ui.set({ troubleFolded: true })}
    >
      <button type="button" className="button button--primary" onClick={save.run}>
        {t('library.saveFile')}
      </button>
      {trouble === 'newer' ? (
        <button type="button" className="button" onClick={() => location.reload()}>
          {t('library.reload')}
        </button>
      ) : (
        <button type="button" className="button" onClick={() => void library.tryAgain()}>
          {t('library.tryAgain')}
        </button>
      )}
    </Banner>
  )
}
