import { Menu } from '@base-ui/react/menu'
import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Catalog } from '../../core/catalog'
import type { GroupDefinition } from '../../core/document'
import { type Candidate, candidatesOf } from '../../core/group-ports'
import { useCatalog, useEditor } from '../editor'
import { type CatalogText, useCatalogText } from '../i18n/catalog-text'
import { type Entry, EntryList } from '../shell/EntryList'
import { moveEntry, setLabel } from '../store/app-edits'
import { addPort, removeEntry, toggleExposed } from '../store/expose'
import { editGroup } from '../store/group-edits'

type Side = 'inputs' | 'outputs' | 'params'
const addLabels = {
  inputs: 'groups.addInput',
  outputs: 'groups.addOutput',
  params: 'groups.addParam',
} as const

/** One list of what a group has outside, with what could be added to it. */
export function GroupSection({ group, side }: { readonly group: GroupDefinition; readonly side: Side }) {
  const { document } = useEditor()
  const catalog = useCatalog()
  const { t } = useTranslation()
  const words = useCatalogText(catalog)
  const entries = entriesOf(group, side, catalog, words, (label, title) => t('groups.of', { label, title }))
  const change = (index: number, what: 'label', value: string) =>
    document.apply(
      editGroup(group.id, (draft) => setLabel(draft[side][index], value), `${what} ${side} ${index}`),
    )
  return (
    <section className="side__section" aria-label={t(`groups.${side}`)} data-side={side}>
      <header className="side__row">
        <h3 className="side__heading">{t(`groups.${side}`)}</h3>
        <AddMenu group={group} side={side} />
      </header>
      <EntryList
        entries={entries}
        empty={t('groups.none')}
        onRename={(index, name) => change(index, 'label', name)}
        onCommit={() => document.seal()}
        onMove={(index, by) =>
          document.apply(
            editGroup(group.id, (draft) => {
              if (side === 'inputs') moveEntry(draft.inputs, index, by)
              else if (side === 'outputs') moveEntry(draft.outputs, index, by)
              else moveEntry(draft.params, index, by)
            }),
          )
        }
        onRemove={(index) => {
          const key = group[side][index]?.key
          if (key !== undefined) document.apply(removeEntry(group, side, key))
        }}
      />
    </section>
  )
}

function AddMenu({ group, side }: { readonly group: GroupDefinition; readonly side: Side }) {
  const { document } = useEditor()
  const catalog = useCatalog()
  const { t } = useTranslation()
  const words = useCatalogText(catalog)
  const candidates = candidatesOf(group, catalog)[side]
  const add = ({ node, key }: Candidate) =>
    document.apply(
      side === 'params' ? toggleExposed(group, node, key) : addPort(group, side, { node, port: key }),
    )
  return (
    <Menu.Root>
      <Menu.Trigger className="button button--small" aria-label={t(addLabels[side])}>
        <Plus aria-hidden />
        {t('groups.add')}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="layer" sideOffset={6} align="end" collisionPadding={8}>
          <Menu.Popup className="menu">
            {candidates.length === 0 && (
              <Menu.Item className="menu__item" disabled>
                {t('groups.nothingToAdd')}
              </Menu.Item>
            )}
            {candidates.map((candidate) => {
              const node = group.nodes.find(({ id }) => id === candidate.node)
              return (
                <Menu.Item
                  key={JSON.stringify([candidate.node, candidate.key])}
                  className="menu__item"
                  onClick={() => add(candidate)}
                >
                  <span className="menu__title">{nameOf(node, side, candidate.key, catalog, words)}</span>
                  <span className="menu__doc">{node && words.name(node)}</span>
                </Menu.Item>
              )
            })}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

function entriesOf(
  group: GroupDefinition,
  side: Side,
  catalog: Catalog,
  words: CatalogText,
  origin: (label: string, title: string) => string,
): Entry[] {
  const entry = (key: string, name: string | undefined, id: string, inner: string): Entry => {
    const node = group.nodes.find((one) => one.id === id)
    const label = nameOf(node, side, inner, catalog, words)
    return {
      key,
      name: name ?? '',
      label,
      origin: origin(label, node ? words.name(node) : id),
    }
  }
  switch (side) {
    case 'inputs':
      return group.inputs.map(({ key, label, to: [end] }) =>
        entry(key, label, end?.node ?? '', end?.port ?? key),
      )
    case 'outputs':
      return group.outputs.map(({ key, label, from }) => entry(key, label, from.node, from.port))
    case 'params':
      return group.params.map(({ key, label, node, param }) => entry(key, label, node, param))
  }
}

/** What a port or a param is called inside. */
function nameOf(
  node: GroupDefinition['nodes'][number] | undefined,
  side: Side,
  key: string,
  catalog: Catalog,
  words: CatalogText,
): string {
  const definition = node && catalog.nodes[node.type]
  if (!definition) return key
  if (side !== 'params') return words.port(node.type, side, key, definition[side][key])
  const spec = definition.params[key]
  return spec ? words.param(node.type, key, spec) : key
}
