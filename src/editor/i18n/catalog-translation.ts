/** Translations of what node definitions say in English, by type and key. Anything may be missing. */
export interface CatalogTranslation {
  readonly categories: Readonly<Record<string, string>>
  readonly ports: Readonly<Record<string, { readonly label: string; readonly doc: string }>>
  readonly nodes: NodeTranslations
  /** Docs of single ports and options, by their English. */
  readonly docs: Readonly<Record<string, string>>
  /** Units that are words. */
  readonly units: Readonly<Record<string, string>>
}

export type NodeTranslations = Readonly<Record<string, NodeTranslation>>

interface NodeTranslation {
  readonly title: string
  readonly doc: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly outputs?: Readonly<Record<string, string>>
  readonly params?: Readonly<
    Record<
      string,
      { readonly label: string; readonly doc?: string; readonly options?: Readonly<Record<string, string>> }
    >
  >
}
