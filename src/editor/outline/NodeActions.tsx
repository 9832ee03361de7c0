import {
  BetweenHorizontalEnd,
  BetweenHorizontalStart,
  CopyPlus,
  CornerDownRight,
  PencilLine,
  Play,
  SquareArrowOutUpRight,
  Trash2,
  VolumeX,
} from 'lucide-react'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import type { GraphNode } from '../../core/document'
import { type CommandId, perform } from '../actions/commands/command'
import { useEditor } from '../editor'
import { selectionOf } from '../store/selection'

interface NodeActionsProps {
  readonly node: GraphNode
  readonly title: string
  readonly isGroup: boolean
}

/** What is done with one node most; the menu has everything. */
export function NodeActions({ node, title, isGroup }: NodeActionsProps) {
  const { t } = useTranslation()
  const shared = { node: node.id }
  return (
    <fieldset className="entry-row__actions" aria-label={t('outline.actions', { title })}>
      {isGroup && <Action {...shared} id="group.open" icon={SquareArrowOutUpRight} />}
      <Action {...shared} id="run.here" icon={Play} />
      <Action {...shared} id="add.before" icon={BetweenHorizontalStart} />
      <Action {...shared} id="add.after" icon={BetweenHorizontalEnd} />
      <Action {...shared} id="node.rename" icon={PencilLine} />
      <Action {...shared} id="node.bypass" icon={CornerDownRight} pressed={node.bypassed ?? false} />
      <Action {...shared} id="edit.mute" icon={VolumeX} pressed={node.muted ?? false} />
      <Action {...shared} id="clipboard.duplicate" icon={CopyPlus} />
      <Action {...shared} id="edit.delete" icon={Trash2} />
    </fieldset>
  )
}

interface ActionProps {
  readonly node: string
  readonly id: CommandId
  readonly icon: ComponentType<{ 'aria-hidden'?: boolean }>
  readonly pressed?: boolean
}

/** A command on this node alone, whatever else is selected. */
function Action({ node, id, icon: Icon, pressed }: ActionProps) {
  const { commands, document } = useEditor()
  const { t } = useTranslation()
  const run = () => {
    document.select(selectionOf([{ kind: 'node', id: node }]))
    perform(commands[id])
  }
  return (
    <button
      type="button"
      className="button button--small"
      {...(pressed !== undefined && { 'aria-pressed': pressed })}
      onClick={run}
    >
      <Icon aria-hidden />
      {t(id === 'run.here' ? 'node.runHere' : `commands.${id}`)}
    </button>
  )
}
