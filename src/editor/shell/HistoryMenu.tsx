import { Popover } from '@base-ui/react/popover'
import { History as HistoryIcon } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useCatalog, useDocument, useEditor, useUi } from '../editor'
import { stepText } from '../i18n/step-text'
import { Tip } from './Tip'
import { useCommand } from './useCommand'

/** Every step that can be undone or redone, to go there at once. */
export function HistoryMenu() {
  const { ui } = useEditor()
  const { t } = useTranslation()
  const { label, shortcut } = useCommand('edit.history')
  const open = useUi((state) => state.historyOpen)
  return (
    <Popover.Root open={open} onOpenChange={(next) => ui.set({ historyOpen: next })}>
      <Tip text={shortcut ? `${label} (${shortcut})` : label}>
        <Popover.Trigger className="button button--icon" aria-label={label}>
          <HistoryIcon aria-hidden />
        </Popover.Trigger>
      </Tip>
      <Popover.Portal>
        <Popover.Positioner className="layer" sideOffset={6} align="start" collisionPadding={8}>
          <Popover.Popup className="history">
            <Popover.Title className="history__title">{t('history.title')}</Popover.Title>
            <Steps />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Steps() {
  const { document, ui } = useEditor()
  const { t, i18n } = useTranslation()
  const catalog = useCatalog()
  const { past, future } = useDocument((state) => state.history)
  const title = useDocument((state) => state.document.title)
  const list = useRef<HTMLOListElement>(null)
  const now = past.length
  const names = [
    t('history.opened', { title }),
    ...[...past, ...future].map((step) => stepText(i18n, catalog, step)),
  ]

  // A step is where it is in the history: none moves while the list is open.
  const keys = names.map((_, index) => `step ${index}`)

  useEffect(() => {
    list.current?.children[now]?.scrollIntoView({ block: 'nearest' })
  }, [now])

  const go = (done: number) => {
    document.travel(done)
    ui.notify('info', t('history.jumped', { step: names[done] ?? '' }))
  }
  return (
    <>
      {names.length === 1 && <p className="history__empty">{t('history.empty')}</p>}
      <ol ref={list} className="history__list" onKeyDown={moveFocus}>
        {names.map((name, index) => (
          <li key={keys[index]}>
            <button
              type="button"
              className="history__step"
              data-future={index > now}
              tabIndex={index === now ? 0 : -1}
              {...(index === now && { 'aria-current': 'step' })}
              onClick={() => go(index)}
            >
              <span className="history__dot" aria-hidden="true" />
              <span className="history__name">{name}</span>
              {index === now && <span className="history__now">{t('history.now')}</span>}
            </button>
          </li>
        ))}
      </ol>
    </>
  )
}

/** The arrow keys go along the steps. */
function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const steps = [...event.currentTarget.querySelectorAll('button')]
  const at = steps.findIndex((step) => step.matches(':focus'))
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: steps.length - 1 }[event.key]
  if (to === undefined) return
  event.preventDefault()
  steps[to]?.focus()
}
