import { Brush } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocument, useEditor, useUi } from '../editor'
import { Banner } from '../files/Banner'
import { setBetterAnswer } from './answer'
import { countLite } from './networks'
import { takeAsChosen, takeBetter } from './take'
import { betterWords } from './words'

/** Where a graphics card computes: offers VGG-19 once, and keeps to what was answered. */
export function BetterOffer() {
  const editor = useEditor()
  const { ui, engine } = editor
  const { i18n } = useTranslation()
  const words = betterWords(i18n.language)
  const answer = useUi((state) => state.better)
  const later = useUi((state) => state.betterLater)
  const example = useUi((state) => state.example)
  const lite = useDocument(({ document }) => countLite(document, engine.catalog) > 0)
  const writable = useDocument(({ scope }) => scope.length === 0)
  const isExample = useDocument(({ generation }) => generation === example)
  const offline = useSyncExternalStore(watchConnection, isOffline)
  const kept = useKept()
  const usable = !offline || kept

  useEffect(() => {
    if (answer !== 'yes' || !isExample || !usable) return
    // Once: whoever takes it back has said so.
    ui.set({ example: null })
    takeAsChosen(editor)
  }, [answer, isExample, usable, ui, editor])

  if (answer !== 'ask' || later || !lite || !writable) return null
  const cost = kept ? words.kept : offline ? words.offline : words.costs
  return (
    <Banner
      icon={Brush}
      offer
      what={words.what}
      remedy={[words.gives, cost].join(i18n.language === 'zh' ? '' : ' ')}
      onFold={() => ui.set({ betterLater: true })}
    >
      <button
        type="button"
        className="button"
        onClick={() => {
          setBetterAnswer(ui, 'no')
          ui.notify('info', words.refused)
        }}
      >
        {words.refuse}
      </button>
      <button
        type="button"
        className="button button--primary"
        disabled={!usable}
        onClick={() => {
          setBetterAnswer(ui, 'yes')
          ui.set({ example: null })
          takeBetter(editor)
        }}
      >
        {words.take}
      </button>
    </Banner>
  )
}

function watchConnection(listener: () => void) {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

const isOffline = () => !navigator.onLine

/** Whether the weights are on this device. */
function useKept(): boolean {
  const { keptNetworks } = useEditor()
  const [kept, setKept] = useState(false)
  useEffect(() => {
    let wanted = true
    keptNetworks?.has('vgg19').then(
      (has) => wanted && setKept(has),
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [keptNetworks])
  return kept
}
