/** Where the text of a JSON file stops making sense. */
export interface SyntaxFault {
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 units. */
  readonly column: number
  /** The character found there; undefined at the end of the text. */
  readonly found: string | undefined
}

/**
 * Finds the first syntax error. The engines' own messages differ, and not all of them say where.
 * Recursive: the caller bounds the depth of the text first.
 *
 * @returns undefined when the text is valid.
 */
export function findSyntaxFault(text: string): SyntaxFault | undefined {
  const scanner = new Scanner(text)
  if (scanner.value() && scanner.atEnd()) return undefined
  return { ...placeOf(text, scanner.position), found: text[scanner.position] }
}

/** Counts, without cutting up a text that may be line breaks and nothing else. */
function placeOf(text: string, position: number): Pick<SyntaxFault, 'line' | 'column'> {
  let line = 1
  let start = 0
  for (;;) {
    const end = text.indexOf('\n', start)
    if (end < 0 || end >= position) return { line, column: position - start + 1 }
    line++
    start = end + 1
  }
}

const SPACE = /[ \t\r\n]*/y
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/** Every method returns whether it matched; after a failure `position` is where. */
class Scanner {
  position = 0
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  value(): boolean {
    this.match(SPACE)
    switch (this.text[this.position]) {
      case '{':
        return this.list('}', () => this.string() && this.token(':') && this.value())
      case '[':
        return this.list(']', () => this.value())
      case '"':
        return this.string()
      default:
        return this.match(SCALAR)
    }
  }

  atEnd(): boolean {
    this.match(SPACE)
    return this.position === this.text.length
  }

  private list(close: string, item: () => boolean): boolean {
    this.position++
    if (this.token(close)) return true
    do {
      if (!item()) return false
    } while (this.token(','))
    return this.token(close)
  }

  private string(): boolean {
    if (!this.token('"')) return false
    while (this.position < this.text.length) {
      const character = this.text[this.position]
      if (character === '"') {
        this.position++
        return true
      }
      if (character === '\\') {
        if (!this.match(ESCAPE)) return false
      } else if (this.text.charCodeAt(this.position) < 0x20) return false
      else this.position++
    }
    return false
  }

  private token(expected: string): boolean {
    this.match(SPACE)
    if (this.text[this.position] !== expected) return false
    this.position++
    return true
  }

  private match(pattern: RegExp): boolean {
    pattern.lastIndex = this.position
    if (!pattern.test(this.text)) return false
    this.position = pattern.lastIndex
    return true
  }
}
