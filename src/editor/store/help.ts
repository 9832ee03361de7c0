/** A page of the help. */
export type HelpPage =
  | { readonly kind: 'contents' | 'shortcuts' | 'limits' | 'about' }
  /** `id`: the id of a port type, or the name of a concept. */
  | { readonly kind: 'port' | 'concept'; readonly id: string }
  /** `id`: the type of the node; `param`: the setting of it that one wants to read about. */
  | { readonly kind: 'node'; readonly id: string; readonly param?: string }

/** Tells pages apart. */
export function pageKey(page: HelpPage): string {
  if (!('id' in page)) return page.kind
  return `${page.kind}:${page.id}${page.kind === 'node' && page.param !== undefined ? `#${page.param}` : ''}`
}
