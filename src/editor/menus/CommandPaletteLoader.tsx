import { lazy, Suspense } from 'react'
import { useUi } from '../editor'

const CommandPalette = lazy(() => import('./CommandPalette'))

/** The command palette is loaded when it is opened for the first time. */
export function CommandPaletteLoader() {
  const open = useUi((state) => state.commandsOpen)
  if (!open) return null
  return (
    <Suspense>
      <CommandPalette />
    </Suspense>
  )
}
