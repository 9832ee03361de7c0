import { Panel } from '@xyflow/react'
import { List, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { nodeName, portName } from '../actions/names'
import { tapPort } from '../actions/tap-wire'
import { endWiring } from '../actions/wiring'
import { useEditor, useUi } from '../editor'

/** Says what the second tap does, while a wire waits for it. */
export function TapHint() {
  const editor = useEditor()
  const { t } = useTranslation()
  const from = useUi(({ wiring }) => (wiring?.tapped ? wiring.gesture.from : undefined))
  return (
    <Panel position="bottom-center" className="tap-hint" data-shown={from !== undefined} aria-live="polite">
      {from && (
        <>
          <p>{t('wiring.tap', { port: portName(editor, from), title: nodeName(editor, from.node) })}</p>
          <button type="button" className="button" onClick={() => tapPort(editor, from)}>
            <List aria-hidden />
            {t('wiring.tapList')}
          </button>
          <button type="button" className="button" onClick={() => endWiring(editor)}>
            <X aria-hidden />
            {t('wiring.tapCancel')}
          </button>
        </>
      )}
    </Panel>
  )
}
