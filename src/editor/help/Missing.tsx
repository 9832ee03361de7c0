import { fill, useHelpWords } from './words/useHelpWords'

/** There is no page of that name: the graph has a node that this program does not know, or has lost a group. */
export function Missing({ name }: { readonly name: string }) {
  const words = useHelpWords()
  return <p className="help__count">{fill(words.none, { query: name })}</p>
}
