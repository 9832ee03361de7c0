import type { i18n } from 'i18next'
import type { Catalog, CatalogNode } from '../../core/catalog'
import type { CommandId } from '../actions/commands/command'
import { type CatalogText, catalogText } from '../i18n/catalog-text'
import { rank } from '../lib/fuzzy'
import { nodeTexts } from '../search/node-texts'
import type { HelpPage } from '../store/help'
import { conceptFacts, conceptIds } from './concepts'
import { en, type HelpWords } from './words/en'
import { helpWords } from './words/useHelpWords'

/** Something that the help can be searched for. */
export interface HelpEntry {
  readonly page: HelpPage
  readonly kind: keyof HelpWords['kinds']
  readonly title: string
  /** Tells apart entries that lead to one page. */
  readonly key: string
  /** Shown below the title. */
  readonly line: string
  readonly names: readonly string[]
  readonly more: readonly string[]
}

/** Everything the help tells of, found by its whole text and by its name in any language. */
export function helpEntries(
  i18n: Pick<i18n, 'getFixedT'>,
  language: string,
  catalog: Catalog,
  commands: Readonly<Partial<Record<CommandId, unknown>>>,
): readonly HelpEntry[] {
  const words = helpWords[language] ?? en
  const text = catalogText(language, catalog)
  return [
    ...conceptIds.map((id): HelpEntry => {
      const { title, text: paragraphs } = words.conceptTexts[id]
      const names = Object.values(helpWords).map((each) => each.conceptTexts[id].title)
      const page = { kind: 'concept', id } as const
      const more = [...paragraphs, ...conceptFacts[id].sources]
      return { page, kind: 'concept', key: `concept ${id}`, title, line: paragraphs[0] ?? '', names, more }
    }),
    ...Object.values(catalog.nodes).map((node) => nodeEntry(node, catalog, text)),
    ...Object.keys(catalog.ports).map((id): HelpEntry => {
      const [title, line] = [text.portType(id), text.portTypeDoc(id)]
      const names = [title, catalog.ports[id]?.label ?? id]
      return { page: { kind: 'port', id }, kind: 'port', key: `port ${id}`, title, line, names, more: [line] }
    }),
    ...(['shortcuts', 'limits', 'about'] as const).map((kind): HelpEntry => {
      const { title } = words[kind]
      const more = kind === 'limits' ? words.limits.text : kind === 'about' ? [words.about.text] : []
      const names = Object.values(helpWords).map((each) => each[kind].title)
      return { page: { kind }, kind: 'page', key: kind, title, line: more[0] ?? '', names, more }
    }),
    ...(Object.keys(commands) as CommandId[]).map((id): HelpEntry => {
      const title = i18n.getFixedT(language)(`commands.${id}`)
      const names = ['en', 'zh'].map((language) => i18n.getFixedT(language)(`commands.${id}`))
      return {
        page: { kind: 'shortcuts' },
        kind: 'command',
        key: `command ${id}`,
        title,
        line: '',
        names,
        more: [],
      }
    }),
  ]
}

function nodeEntry(node: CatalogNode, catalog: Catalog, words: CatalogText): HelpEntry {
  const { names, more = [] } = nodeTexts(node, catalog)
  const { type } = node
  const inside = [
    ...Object.entries(node.params).flatMap(([key, spec]) => [
      words.param(type, key, spec),
      words.paramDoc(type, key, spec),
    ]),
    ...Object.values(node.inputs).map(words.portDoc),
    ...Object.values(node.outputs).map(words.portDoc),
  ]
  return {
    page: { kind: 'node', id: type },
    kind: 'node',
    key: type,
    title: words.title(type),
    line: words.doc(node),
    names,
    more: [...more, ...inside],
  }
}

/** The best first. Commands and single words of long texts come after what is called that way. */
export function findEntries(entries: readonly HelpEntry[], query: string): readonly HelpEntry[] {
  return rank(entries, query, ({ names, more }) => ({ names, more }))
}
