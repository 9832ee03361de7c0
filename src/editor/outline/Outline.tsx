import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../canvas/EmptyState'
import { FindBar } from '../canvas/FindBar'
import { useDocument } from '../editor'
import { CanvasMenu } from '../menus/CanvasMenu'
import { Search } from '../search/Search'
import { flowOrder } from '../store/flow-order'
import { isEmpty, itemKey } from '../store/items'
import { FrameEntry } from './FrameEntry'
import { NodeEntry } from './NodeEntry'
import { NoteEntry } from './NoteEntry'
import { OutlineHead } from './OutlineHead'
import './outline.css'
import './entry-row.css'
import './port-list.css'
import './place.css'
import { useFocusKept } from './useFocusKept'
import { useOpenEntries } from './useOpenEntries'
import { useOutlineKeys } from './useOutlineKeys'
import { useOutlineView } from './useOutlineView'

/**
 * The graph as a list: all that the canvas shows and does, for those who read with their ears, work by the keyboard, or
 * have a small screen. It lends itself as the canvas does, so that every command works on it.
 */
export default function Outline() {
  const { t } = useTranslation()
  const graph = useDocument((state) => state.graph)
  const inDocument = useDocument((state) => state.scope.length === 0)
  const order = useMemo(() => flowOrder(graph), [graph])
  const keys = useMemo(
    () => [
      ...order,
      ...graph.frames.map(({ id }) => itemKey('frame', id)),
      ...graph.notes.map(({ id }) => itemKey('note', id)),
    ],
    [order, graph],
  )
  const root = useRef<HTMLElement>(null)
  const entries = useOpenEntries(root)
  useOutlineView(root, entries.open)
  useFocusKept(root)
  const { current, handlers } = useOutlineKeys(keys, entries)
  const stop = current !== undefined && keys.includes(current) ? current : keys[0]
  const shared = (key: string) => ({
    open: entries.isOpen(key),
    tabStop: key === stop,
    onToggle: entries.toggle,
  })
  return (
    <CanvasMenu>
      <main
        className="outline"
        id="main"
        tabIndex={-1}
        aria-label={t('outline.label')}
        ref={root}
        {...handlers}
      >
        <div className="outline__page">
          <OutlineHead keys={keys} entries={entries} />
          {graph.nodes.length > 0 && (
            <ol className="outline__list" aria-label={t('outline.nodes')}>
              {order.map((id) => (
                <NodeEntry key={id} id={id} {...shared(id)} />
              ))}
            </ol>
          )}
          {graph.frames.length > 0 && (
            <section aria-label={t('outline.frames')}>
              <h2 className="outline__heading">{t('outline.frames')}</h2>
              <ul className="outline__list">
                {graph.frames.map(({ id }) => (
                  <FrameEntry key={id} id={id} {...shared(itemKey('frame', id))} />
                ))}
              </ul>
            </section>
          )}
          {graph.notes.length > 0 && (
            <section aria-label={t('outline.notes')}>
              <h2 className="outline__heading">{t('outline.notes')}</h2>
              <ul className="outline__list">
                {graph.notes.map(({ id }) => (
                  <NoteEntry key={id} id={id} {...shared(itemKey('note', id))} />
                ))}
              </ul>
            </section>
          )}
        </div>
        {isEmpty(graph) && inDocument && <EmptyState />}
        <FindBar />
        <Search />
      </main>
    </CanvasMenu>
  )
}
