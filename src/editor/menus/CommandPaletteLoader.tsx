import { Search } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUi } from '../editor'

const CommandPalette = lazy(() => import('./CommandPalette'))

/** The command palette is loaded when it is opened for the first time. */
export function CommandPaletteLoader() {
  const open = useUi((state) => state.commandsOpen)
  return open && <Loading />
}

function Loading() {
  const [typed, setTyped] = useState('')
  return (
    <Suspense fallback={<Waiting onType={setTyped} />}>
      <CommandPalette typed={typed} />
    </Suspense>
  )
}

/** Takes what is typed while the palette is on its way: on the canvas the letters would be shortcuts. */
function Waiting({ onType }: { readonly onType: (text: string) => void }) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <div className="commands" role="dialog" aria-label={t('menus.commands')}>
      <div className="commands__search">
        <Search aria-hidden />
        <input
          ref={field}
          type="text"
          className="commands__input"
          placeholder={t('menus.search')}
          aria-label={t('menus.search')}
          onChange={(event) => onType(event.target.value)}
        />
      </div>
    </div>
  )
}
