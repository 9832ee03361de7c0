import fc from 'fast-check'

type Step = string | number
type Tree = Readonly<Record<string, unknown>> | readonly unknown[]

/** Stand for what JSON.stringify cannot write; exchanged in the text. */
const marks: Readonly<Record<string, string>> = {
  '"@@huge"': '1e400',
  '"@@negative"': '-1e999',
  '"@@long"': '123456789012345678901234567890',
  '"@@zero"': '-0',
  '@@proto': '__proto__',
}

/** What stands in broken and in hostile files where something else is expected. */
const strange: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  1e308,
  -1e308,
  5e-324,
  '',
  'x'.repeat(6000),
  '\u0000\u001B[2J\u202E\uD800',
  '=1+1',
  '<img src=x onerror=alert(1)>',
  'constructor',
  'toString',
  '@@proto',
  '@@huge',
  '@@negative',
  '@@long',
  '@@zero',
  [],
  {},
  [[[]]],
  { asset: 'a'.repeat(64) },
  { asset: null },
  [{ asset: 'a'.repeat(64) }, { asset: 7 }, null],
  Array.from({ length: 600 }, () => ({ asset: '1'.repeat(64) })),
  { '@@proto': { polluted: true } },
  { constructor: { prototype: { polluted: true } } },
  Array.from({ length: 3000 }, () => 0),
  nested(70),
]

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

const names = ['constructor', 'toString', '@@proto', '', 'x'.repeat(300), 'x'.repeat(6000), 'unknown']

/** One change: how, where, and by what, as numbers of any size. */
type Change = readonly [how: number, where: number, what: number]

const change: fc.Arbitrary<Change> = fc.tuple(fc.nat(6), fc.nat(), fc.nat())

/** Texts of JSON files with a few things in them changed, at any place and depth. */
export function mutatedJson(corpus: readonly unknown[]): fc.Arbitrary<string> {
  const prepared = corpus.map((value) => ({ value, paths: [...pathsOf(value, [])] }))
  return fc
    .tuple(fc.nat(prepared.length - 1), fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([which, changes]) => {
      const { value, paths } = prepared[which] ?? { value: null, paths: [] }
      let changed: unknown = value
      for (const one of changes) changed = apply(changed, paths, one)
      let text = JSON.stringify(changed)
      for (const [mark, exchanged] of Object.entries(marks)) text = text.replaceAll(mark, exchanged)
      return text
    })
}

function* pathsOf(value: unknown, path: readonly Step[]): Generator<readonly Step[]> {
  yield path
  if (typeof value !== 'object' || value === null) return
  const steps = Array.isArray(value) ? value.keys() : Object.keys(value)
  for (const step of steps) yield* pathsOf(member(value, step), [...path, step])
}

function apply(root: unknown, paths: readonly (readonly Step[])[], [how, where, what]: Change): unknown {
  const path = paths[where % paths.length] ?? []
  const other = paths[what % paths.length] ?? []
  return edit(root, path, (parent, step) => {
    const value = member(parent, step)
    switch (how) {
      case 0:
        return replaced(parent, step, strange[what % strange.length])
      case 1:
        return without(parent, step)
      case 2:
        return replaced(parent, step, at(root, other))
      case 3:
        return Array.isArray(parent)
          ? [...parent, value]
          : renamed(parent, step, names[what % names.length] ?? '')
      case 4:
        return Array.isArray(parent)
          ? parent.toReversed()
          : Object.fromEntries(Object.entries(parent).toReversed())
      case 5:
        return replaced(parent, step, typeof value === 'number' ? value * 10 ** (what % 300) : [value])
      default:
        return Array.isArray(value)
          ? replaced(
              parent,
              step,
              Array.from({ length: 50 }, () => value[0]),
            )
          : parent
    }
  })
}

/** A copy in which the parent of a place is another; a place that is no more changes nothing. */
function edit(root: unknown, path: readonly Step[], change: (parent: Tree, step: Step) => unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined || !isTree(root) || member(root, step) === undefined) return root
  if (rest.length === 0) return change(root, step)
  return replaced(root, step, edit(member(root, step), rest, change))
}

function replaced(parent: Tree, step: Step, value: unknown): unknown {
  return Array.isArray(parent)
    ? parent.map((item, index) => (index === step ? value : item))
    : { ...parent, [String(step)]: value }
}

function without(parent: Tree, step: Step): unknown {
  return Array.isArray(parent)
    ? parent.filter((_, index) => index !== step)
    : Object.fromEntries(Object.entries(parent).filter(([name]) => name !== String(step)))
}

function renamed(parent: Tree, step: Step, name: string): unknown {
  return Object.fromEntries(
    Object.entries(parent).map(([key, value]) => [key === String(step) ? name : key, value]),
  )
}

function at(root: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>((part, step) => (isTree(part) ? member(part, step) : undefined), root) ?? null
}

function member(parent: object, step: Step): unknown {
  return Object.hasOwn(parent, step) ? Reflect.get(parent, step) : undefined
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null
}
