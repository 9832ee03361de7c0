/** Sentences in English with `{{name}}` where something is filled in, each with its translation. */
export type Sayings = Readonly<Record<string, string>>
