import './settings.css'
import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { BackendRequest } from '../../engine/client'
import { type AppOpening, appOpening, appOpenings } from '../actions/app-view'
import type { CommandId } from '../actions/commands/command'
import { betterAnswers, setBetterAnswer } from '../better/answer'
import { useEditor, useUi } from '../editor'
import { chooseLanguage, chosenLanguage, type LanguageChoice } from '../i18n/choose-language'
import { languages } from '../i18n/translation'
import { motionStore, motions } from '../lib/motion'
import { writeSetting } from '../lib/settings'
import { themeStore, themes } from '../lib/theme'
import { useCommand } from '../shell/useCommand'
import { KeptNetworksRow } from './KeptNetworksRow'
import { ChoiceRow, SwitchRow } from './rows'
import { useSettingsWords } from './words'

/** What the user wants of the editor, whatever graph is open. */
export default function Settings() {
  const { ui } = useEditor()
  const words = useSettingsWords()
  return (
    <Dialog.Root open onOpenChange={(open) => !open && ui.set({ settingsOpen: false })}>
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog__backdrop" />
        <Dialog.Popup className="dialog settings">
          <header className="settings__head">
            <Dialog.Title className="dialog__title">{words.title}</Dialog.Title>
            <Dialog.Close className="button button--icon" aria-label={words.close}>
              <X aria-hidden />
            </Dialog.Close>
          </header>
          <div className="settings__body">
            <Look />
            <Work />
            <Computing />
            <Dialog.Description className="settings__note">{words.note}</Dialog.Description>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Look() {
  const editor = useEditor()
  const { t } = useTranslation()
  const words = useSettingsWords()
  const [language, setLanguage] = useState(chosenLanguage)
  const theme = useStore(themeStore)
  const motion = useStore(motionStore)
  const choose = (choice: LanguageChoice) => {
    setLanguage(choice)
    void chooseLanguage(editor, choice).then(() => setLanguage(chosenLanguage()))
  }
  return (
    <section className="settings__section">
      <h3 className="settings__heading">{words.look}</h3>
      <ChoiceRow
        label={words.language}
        value={language}
        items={[
          { value: 'system', label: words.system },
          ...languages.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={choose}
      />
      <ChoiceRow
        label={words.theme}
        value={theme}
        items={themes.map((value) => ({ value, label: t(`app.themes.${value}`) }))}
        onChange={(chosen) => themeStore.setState(chosen, true)}
      />
      <ChoiceRow
        label={words.motion}
        value={motion}
        items={motions.map((value) => ({ value, label: words.motions[value] }))}
        onChange={(chosen) => motionStore.setState(chosen, true)}
      />
    </section>
  )
}

function Work() {
  const words = useSettingsWords()
  const [opening, setOpening] = useState<AppOpening>(appOpening)
  return (
    <section className="settings__section">
      <h3 className="settings__heading">{words.work}</h3>
      <CommandSwitch id="run.auto" label={words.autoRun} />
      <CommandSwitch id="arrange.snap" label={words.snap} />
      <CommandSwitch id="arrange.grid" label={words.grid} />
      <ChoiceRow
        label={words.appOpen}
        value={opening}
        items={appOpenings.map((value) => ({ value, label: words.appOpenings[value] }))}
        onChange={(chosen) => {
          setOpening(chosen)
          writeSetting('app-open', chosen)
        }}
      />
    </section>
  )
}

/** Something that a command switches as well. */
function CommandSwitch({ id, label }: { readonly id: CommandId; readonly label: string }) {
  const { checked, run } = useCommand(id)
  return <SwitchRow label={label} checked={checked ?? false} onChange={run} />
}

const backends = { webgpu: 'WebGPU', webgl: 'WebGL', wasm: 'WebAssembly', cpu: 'CPU' } as const

function Computing() {
  const { engine, ui } = useEditor()
  const words = useSettingsWords()
  const better = useUi((state) => state.better)
  const request = useUi((state) => state.engine.request)
  const items: readonly { readonly value: BackendRequest; readonly label: string }[] = [
    { value: 'auto', label: words.automatic },
    ...(['webgpu', 'webgl', 'wasm', 'cpu'] as const).map((value) => ({ value, label: backends[value] })),
  ]
  return (
    <section className="settings__section">
      <h3 className="settings__heading">{words.engine}</h3>
      <ChoiceRow
        label={words.backend}
        value={request}
        items={items}
        onChange={(chosen) => {
          if (chosen !== request) engine.restart(chosen)
        }}
      />
      <p className="settings__note">{words.backendNote}</p>
      <ChoiceRow
        label={words.better}
        value={better}
        items={betterAnswers.map((value) => ({ value, label: words.betterAnswers[value] }))}
        onChange={(chosen) => setBetterAnswer(ui, chosen)}
      />
      <KeptNetworksRow />
    </section>
  )
}
