import { Dialog } from '@base-ui/react/dialog'
import { RotateCcw, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { restoreVersion } from '../actions/versions'
import { useDocument, useEditor, useLibrary } from '../editor'
import type { VersionEntry } from '../library/types'
import { useCounts } from './useCounts'
import { useWhen } from './useWhen'

/** What the open document was at earlier times. */
export default function VersionsDialog() {
  const editor = useEditor()
  const { t } = useTranslation()
  const when = useWhen()
  const counts = useCounts()
  const title = useDocument((state) => state.document.title)
  const canWrite = useLibrary((state) => state.access === 'write')
  const versions = useVersions()
  const close = () => editor.ui.set({ libraryOpen: null })
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog__backdrop" />
        <Dialog.Popup className="dialog library">
          <header className="library__head">
            <Dialog.Title className="dialog__title">{t('versions.title', { title })}</Dialog.Title>
            <Dialog.Close className="button button--icon" aria-label={t('library.close')}>
              <X aria-hidden />
            </Dialog.Close>
          </header>
          <Dialog.Description className="library__hint">{t('versions.hint')}</Dialog.Description>
          {versions?.length === 0 && <p className="library__empty">{t('versions.none')}</p>}
          <ol className="library__list library__panel">
            {versions?.map((version) => (
              <li key={version.number} className="library__row">
                <div className="library__open">
                  <span className="library__name">
                    {when(version.at)}
                    <span className="library__mark">{t(`versions.reasons.${version.why}`)}</span>
                  </span>
                  <span className="library__facts">
                    {version.title || t('library.untitled')} · {t('versions.counts', counts(version))}
                  </span>
                </div>
                <button
                  type="button"
                  className="button"
                  disabled={!canWrite}
                  aria-label={t('versions.restoreOf', { time: when(version.at) })}
                  onClick={() => void restoreVersion(editor, version, when(version.at))}
                >
                  <RotateCcw aria-hidden />
                  {t('versions.restore')}
                </button>
              </li>
            ))}
          </ol>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** Those of the open document, the newest first. */
function useVersions(): readonly VersionEntry[] | undefined {
  const { library } = useEditor()
  const id = useLibrary((state) => state.id)
  const [versions, setVersions] = useState<readonly VersionEntry[]>()
  useEffect(() => {
    let current = true
    library
      .flush()
      .then(() => library.storage.versions(id))
      .then(
        (found) => current && setVersions([...found].reverse()),
        () => current && setVersions([]),
      )
    return () => {
      current = false
    }
  }, [library, id])
  return versions
}
