import './viewer.css'
import './stage.css'
import './measures.css'
import './curves.css'
import { Pin, PinOff, X } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ViewChoice } from '../../core/view'
import { closeViewer, lookAt } from '../actions/viewer'
import { useEditor, useUi } from '../editor'
import { Choice } from '../shell/Choice'
import { Timeline } from './Timeline'
import { ToolButton } from './ToolButton'
import { useLook } from './useLook'
import { useOutputs } from './useOutputs'
import { usePast } from './usePast'
import { useTimeline } from './useTimeline'
import { useFollowedSelection, useLentFocus } from './useViewerLife'
import { Message, Value } from './Value'
import { ViewBar } from './ViewBar'

/** One value of the graph, closely. Loaded when it is first opened. */
export default function Viewer() {
  const editor = useEditor()
  const { t } = useTranslation()
  const { shown, other, pinned } = useUi((state) => state.viewer)
  const { output, outputs } = useOutputs(shown)
  const [choice, setChoice] = useState<ViewChoice | undefined>(undefined)
  const timeline = useTimeline(output)
  const now = useLook(shown, choice)
  const looked = usePast(timeline) ?? now
  const panel = useRef<HTMLElement>(null)
  useFollowedSelection()
  useLentFocus(panel)

  const onKeyDown = (event: KeyboardEvent) => {
    // Lists that are open hang elsewhere in the page, though React's events pass through here.
    const within = event.target instanceof Node && panel.current?.contains(event.target)
    if (event.key === 'Escape' && within && !event.defaultPrevented) closeViewer(editor)
  }
  const listed = output && !outputs.some(({ key }) => key === output.key) ? [output, ...outputs] : outputs
  const comparable = output
    ? outputs.filter(({ key, type }) => key !== output.key && type !== undefined && type === output.type)
    : []
  const look = looked.state === 'shown' ? looked.look : undefined
  return (
    <section
      ref={panel}
      className="viewer__panel"
      aria-label={t('viewer.title')}
      tabIndex={-1}
      data-state={looked.state}
      data-outdated={looked.state === 'shown' && looked.outdated}
      onKeyDown={onKeyDown}
    >
      <header className="viewer__head">
        {output ? (
          <Choice
            name={{ label: t('viewer.value') }}
            className="viewer__choice"
            value={output.key}
            items={listed.map(({ key, title, label }) => ({
              value: key,
              label: t('viewer.output', { title, port: label }),
            }))}
            onChange={(key) => {
              const chosen = listed.find((each) => each.key === key)
              if (chosen) lookAt(editor, { node: chosen.node, port: chosen.port })
            }}
          />
        ) : (
          <h2 className="viewer__title">{t('viewer.title')}</h2>
        )}
        <ToolButton
          label={t('viewer.pin')}
          icon={pinned ? PinOff : Pin}
          pressed={pinned}
          onClick={() => editor.ui.setViewer({ pinned: !pinned })}
        />
        <ToolButton label={t('viewer.close')} icon={X} onClick={() => closeViewer(editor)} />
      </header>
      {look?.choice && look.views.some(({ channels, label }) => channels > 0 || label !== '') && (
        <ViewBar views={look.views} choice={look.choice} onChange={setChoice} />
      )}
      {timeline && output && <Timeline timeline={timeline} output={output} />}
      {output ? (
        <Value
          output={output}
          looked={looked}
          onChoice={setChoice}
          candidates={comparable}
          other={comparable.find(({ node, port }) => node === other?.node && port === other.port) ?? null}
        />
      ) : (
        <Message text={t('viewer.nothing')} />
      )}
    </section>
  )
}
