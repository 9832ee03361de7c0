import { AlertDialog } from '@base-ui/react/alert-dialog'
import { FileJson, PencilLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { KnownQuestion } from '../store/ui'
import { Choice } from './Choice'
import { useWhen } from './useWhen'

/** Asks which is wanted of a file and the document that it is in the library, where that has gone on. */
export default function KnownFileDialog({ question }: { readonly question: KnownQuestion }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { title, changed, name, both, answer } = question
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && answer('cancel')}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="dialog__backdrop" />
        <AlertDialog.Popup className="dialog">
          <AlertDialog.Title className="dialog__title">{t('known.title', { name })}</AlertDialog.Title>
          <AlertDialog.Description className="dialog__text dialog__text--close">
            {t(both ? 'known.both' : 'known.mine', { title })}
          </AlertDialog.Description>
          <div className="choices">
            <Choice
              icon={PencilLine}
              text={t('known.goOn')}
              hint={t('known.goOnHint', { time: when(changed) })}
              onChoose={() => answer('mine')}
            />
            <Choice
              icon={FileJson}
              text={t('known.asFile')}
              hint={t('known.asFileHint')}
              onChoose={() => answer('file')}
            />
          </div>
          <div className="dialog__buttons">
            <AlertDialog.Close className="button">{t('files.cancel')}</AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
