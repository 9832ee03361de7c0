/** A page of the help. */
export type HelpPage =
  | { readonly kind: 'contents' | 'shortcuts' | 'limits' | 'about' }
  /** `id`: the type of a node, the id of a port type, or the name of a concept. */
  | { readonly kind: 'node' | 'port' | 'concept'; readonly id: string }

/** Tells pages apart. */
export function pageKey(page: HelpPage): string {
  return 'id' in page ? `${page.kind}:${page.id}` : page.kind
}
