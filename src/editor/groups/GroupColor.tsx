import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { GroupDefinition } from '../../core/document'
import { useEditor } from '../editor'
import { ColorControl } from '../params/ColorControl'
import { editGroup } from '../store/group-edits'

const start = '#7a8699'

/** The color of a group's nodes; that of their category when none is chosen. */
export function GroupColor({ group }: { readonly group: GroupDefinition }) {
  const { document } = useEditor()
  const { t } = useTranslation()
  const labelId = useId()
  const set = (color: string | undefined) =>
    document.apply(
      editGroup(
        group.id,
        (draft) => {
          if (color === undefined) delete draft.color
          else draft.color = color
        },
        'color',
      ),
    )
  return (
    <div className="side__row">
      <span className="side__label" id={labelId}>
        {t('groups.color')}
      </span>
      <ColorControl
        labelId={labelId}
        value={group.color ?? start}
        onChange={set}
        onCommit={() => document.seal()}
      />
      {group.color !== undefined && (
        <button type="button" className="button button--small" onClick={() => set(undefined)}>
          {t('groups.noColor')}
        </button>
      )}
    </div>
  )
}
