import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '../editor'

interface SheetFrameProps {
  readonly title: string
  readonly text?: string
  readonly wide?: boolean
  /** What gets the focus; the first thing that can have it unless given. */
  readonly focus?: Ref<HTMLElement> & { readonly current: HTMLElement | null }
  readonly children?: ReactNode
  readonly buttons?: ReactNode
}

/** A dialog about files. */
export function SheetFrame({ title, text, wide = false, focus, children, buttons }: SheetFrameProps) {
  const { ui } = useEditor()
  const { t } = useTranslation()
  return (
    <Dialog.Root open onOpenChange={(open) => !open && ui.set({ sheet: null })}>
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog__backdrop" />
        <Dialog.Popup
          className={wide ? 'sheet sheet--wide' : 'sheet'}
          {...(focus && { initialFocus: focus })}
        >
          <header className="sheet__head">
            <div className="sheet__titles">
              <Dialog.Title className="sheet__title">{title}</Dialog.Title>
              {text && <Dialog.Description className="sheet__text">{text}</Dialog.Description>}
            </div>
            <Dialog.Close className="button button--icon" aria-label={t('opening.close')}>
              <X aria-hidden />
            </Dialog.Close>
          </header>
          {children && <div className="sheet__body">{children}</div>}
          {buttons && <div className="sheet__buttons">{buttons}</div>}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
