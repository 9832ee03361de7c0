import { Panel } from '@xyflow/react'
import { Focus, Maximize, Search, ZoomIn, ZoomOut } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { CommandButton } from '../shell/CommandButton'
import { ArrangeMenu } from './ArrangeMenu'
import { BookmarksMenu } from './BookmarksMenu'

export function ViewControls() {
  const { t } = useTranslation()
  return (
    <Panel position="bottom-left" className="view-controls" aria-label={t('canvas.controls')}>
      <CommandButton id="view.zoom-out" icon={ZoomOut} />
      <CommandButton id="view.zoom-in" icon={ZoomIn} />
      <CommandButton id="view.fit" icon={Maximize} />
      <CommandButton id="view.selection" icon={Focus} />
      <CommandButton id="find.open" icon={Search} />
      <ArrangeMenu />
      <BookmarksMenu />
    </Panel>
  )
}
