import { useTranslation } from 'react-i18next'
import type { ProgressReport } from '../../engine/events'

/** How far a node is. Not announced: the news of the run tell of it now and then. */
export function RunProgress({
  title,
  progress,
}: {
  readonly title: string
  readonly progress: ProgressReport
}) {
  const { t } = useTranslation()
  const { fraction } = progress
  return (
    <progress
      className="entry-row__progress"
      aria-label={t('node.progress', { title })}
      max={1}
      {...(fraction !== undefined && { value: fraction })}
    />
  )
}
