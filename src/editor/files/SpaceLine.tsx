import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '../editor'
import { formatBytes } from '../lib/format'
import type { Space } from '../library/types'

/** How much room the browser gives, and whether it promises to keep what is there. Asks it for that promise. */
export function SpaceLine() {
  const { library } = useEditor()
  const { t } = useTranslation()
  const [space, setSpace] = useState<Space>()
  useEffect(() => {
    let current = true
    const { storage } = library
    storage
      .persist()
      .catch(() => {})
      .then(() => storage.space())
      .then((found) => {
        if (current) setSpace(found)
      })
      .catch(() => {})
    return () => {
      current = false
    }
  }, [library])
  if (!space) return null
  const used = t('library.space', { used: formatBytes(space.used), quota: formatBytes(space.quota) })
  return (
    <p className="library__space">
      {used} · {t(space.lasting ? 'library.lasting' : 'library.notLasting')}
    </p>
  )
}
