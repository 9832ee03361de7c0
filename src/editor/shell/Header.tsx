import {
  CircleQuestionMark,
  FilePlus2,
  FolderOpen,
  PanelLeft,
  PanelRight,
  Redo2,
  Save,
  Search,
  Settings as SettingsIcon,
  Square,
  Undo2,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useUi } from '../editor'
import { AppToggle } from './AppToggle'
import { AutoRunToggle } from './AutoRunToggle'
import { BackendBadge } from './BackendBadge'
import { CommandButton } from './CommandButton'
import { ExamplesButton } from './ExamplesButton'
import { FileMenu } from './FileMenu'
import { HistoryMenu } from './HistoryMenu'
import { LanguageMenu } from './LanguageMenu'
import { MainMenu } from './MainMenu'
import { OutlineToggle } from './OutlineToggle'
import { QueueMenu } from './QueueMenu'
import { RunButton } from './RunButton'
import { TitleField } from './TitleField'

export function Header() {
  const { t } = useTranslation()
  // The app view has these beside its settings.
  const appOpen = useUi((state) => state.appOpen)
  return (
    <header className="header">
      <MainMenu />
      <span className="brand">
        <BrandMark />
        <span className="brand__name">{t('app.name')}</span>
      </span>
      <TitleField />
      <div className="header__group header__files">
        <CommandButton id="file.new" icon={FilePlus2} />
        <CommandButton id="file.open" icon={FolderOpen} />
        <CommandButton id="file.save" icon={Save} />
        <FileMenu />
        <ExamplesButton />
      </div>
      <div className="header__group">
        <CommandButton id="edit.undo" icon={Undo2} />
        <CommandButton id="edit.redo" icon={Redo2} />
        <HistoryMenu />
      </div>
      <div className="header__group header__palette">
        <CommandButton id="view.palette" icon={PanelLeft} />
        <CommandButton id="view.viewer" icon={PanelRight} />
        <CommandButton id="view.commands" icon={Search} />
      </div>
      <span className="header__space" />
      <div className="header__group header__settings">
        <BackendBadge />
        <LanguageMenu />
        <CommandButton id="settings.open" icon={SettingsIcon} />
        <CommandButton id="help.open" icon={CircleQuestionMark} />
      </div>
      <div className="header__group header__app">
        <OutlineToggle />
        <AppToggle />
      </div>
      {!appOpen && (
        <div className="header__group header__run">
          <CommandButton id="run.cancel" icon={Square} labeled />
          <AutoRunToggle />
          <RunButton />
          <QueueMenu />
        </div>
      )}
    </header>
  )
}

/** Two strokes crossing two others: a Gram matrix as a woven sign. */
function BrandMark() {
  return (
    <svg className="brand__mark" viewBox="0 0 24 24" aria-hidden="true">
      <path
        d="M8 3v18M16 3v18M3 8h18M3 16h18"
        stroke="currentColor"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
      <rect x="8" y="8" width="8" height="8" fill="currentColor" />
    </svg>
  )
}
