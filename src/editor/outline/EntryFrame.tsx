import { ChevronRight, EllipsisVertical } from 'lucide-react'
import { type MouseEvent, type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocument, useEditor } from '../editor'
import { itemAt } from '../store/items'
import { selectedKeys, selectionOf } from '../store/selection'
import { EntryBody } from './EntryBody'

export interface EntryProps {
  readonly id: string
  readonly open: boolean
  /** Whether Tab stops here: at one entry of all. */
  readonly tabStop: boolean
  readonly onToggle: (key: string) => void
}

interface EntryFrameProps extends Omit<EntryProps, 'id'> {
  /** Its `itemKey`. */
  readonly itemKey: string
  readonly title: string
  /** In place of the title while it is being edited. */
  readonly field?: ReactNode
  /** Beside the title. */
  readonly kind?: string | undefined
  readonly mark?: ReactNode
  /** What is said of it before it is opened. */
  readonly summary: ReactNode
  readonly children: ReactNode
  readonly data?: Readonly<Record<`data-${string}`, string | boolean | undefined>>
  readonly hue?: string
}

/** An entry of the outline: its name, which opens it, a box to select it, the menu of everything, and what is inside. */
export function EntryFrame({
  itemKey,
  title,
  field,
  kind,
  mark,
  summary,
  open,
  tabStop,
  onToggle,
  children,
  data,
  hue,
}: EntryFrameProps) {
  const { document } = useEditor()
  const { t } = useTranslation()
  const ids = useId()
  const selected = useDocument(({ selection }) => selectedKeys(selection).has(itemKey))
  const toggleSelected = () => {
    const { graph, selection } = document.getState()
    const chosen = new Set(selectedKeys(selection))
    if (!chosen.delete(itemKey)) chosen.add(itemKey)
    document.select(selectionOf([...chosen].flatMap((key) => itemAt(graph, key) ?? [])))
  }
  const tabIndex = tabStop ? 0 : -1
  return (
    <li
      className="entry-row"
      data-entry={itemKey}
      data-open={open}
      data-selected={selected}
      style={{ '--hue': hue ?? 'none' }}
      {...data}
    >
      <div className="entry-row__head">
        {field ?? (
          <h3 className="entry-row__name">
            <button
              type="button"
              className="entry-row__open"
              data-head
              tabIndex={tabIndex}
              aria-expanded={open}
              aria-controls={open ? `${ids}body` : undefined}
              aria-describedby={`${ids}summary`}
              onClick={() => onToggle(itemKey)}
            >
              <ChevronRight aria-hidden className="entry-row__arrow" />
              <span className="entry-row__title">{title}</span>
              {kind !== undefined && kind !== title && <span className="entry-row__kind">{kind}</span>}
            </button>
          </h3>
        )}
        {mark}
        <label className="entry-row__box">
          <input
            type="checkbox"
            data-apart
            tabIndex={tabIndex}
            aria-label={t('outline.select', { title })}
            checked={selected}
            onChange={toggleSelected}
          />
        </label>
        <button
          type="button"
          className="button button--icon"
          data-apart
          tabIndex={tabIndex}
          aria-label={t('menus.more', { title })}
          aria-haspopup="menu"
          onClick={openMenu}
        >
          <EllipsisVertical aria-hidden />
        </button>
      </div>
      <div className="entry-row__summary" id={`${ids}summary`}>
        {summary}
      </div>
      {open && <EntryBody id={`${ids}body`}>{children}</EntryBody>}
    </li>
  )
}

/** The outline has one context menu for everything, as the canvas does. */
function openMenu({ currentTarget }: MouseEvent<HTMLElement>) {
  const { left, bottom } = currentTarget.getBoundingClientRect()
  const init = { bubbles: true, cancelable: true, clientX: left, clientY: bottom }
  currentTarget.dispatchEvent(new window.MouseEvent('contextmenu', init))
}
