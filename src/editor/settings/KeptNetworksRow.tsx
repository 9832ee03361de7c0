import { useEffect, useState } from 'react'
import { useEditor } from '../editor'
import { formatBytes } from '../lib/format'
import { useSettingsWords } from './words'

/** How much the browser keeps of networks, and how to be rid of it. */
export function KeptNetworksRow() {
  const { keptNetworks, ui } = useEditor()
  const words = useSettingsWords()
  const [size, setSize] = useState<number | undefined>(undefined)
  useEffect(() => {
    let wanted = true
    keptNetworks?.size().then(
      (bytes) => wanted && setSize(bytes),
      () => wanted && setSize(0),
    )
    return () => {
      wanted = false
    }
  }, [keptNetworks])
  if (!keptNetworks) return null

  const clear = async () => {
    try {
      await keptNetworks.clear()
      setSize(0)
      // Nodes that name a file look whether it is there.
      ui.set({ filesKept: ui.getState().filesKept + 1 })
      ui.notify('info', words.cleared)
    } catch {
      ui.notify('error', words.notCleared)
    }
  }
  return (
    <div className="settings__row">
      <span>{words.kept}</span>
      <span className="settings__value">
        {size === undefined ? words.counting : size === 0 ? words.empty : formatBytes(size)}
      </span>
      <button type="button" className="button settings__button" disabled={!size} onClick={() => void clear()}>
        {words.clear}
      </button>
    </div>
  )
}
