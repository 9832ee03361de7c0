/** A problem in words; values stand in `{{name}}`. */
export interface ProblemTranslation {
  readonly message: string
  readonly remedy: string
}
