import type { GraphBody, GraphDocument } from './document'
import { MOST_PROBLEMS } from './limits'
import { error, listedProblems, type Problem } from './problem'
import { addressKey } from './wire-order'

const LONGEST_SHOWN = 60

/**
 * Everything in a document that is called as another thing of its kind is, where only one is found by its name. Looked for
 * before anything follows a name: which of two groups is meant would be answered in different ways.
 */
export function takenNames(document: GraphDocument): readonly Problem[] {
  const problems: Problem[] = []

  function check<T>(at: string, member: string, items: readonly T[], keyOf: (item: T) => string) {
    const known = new Map<string, number>()
    for (const [index, item] of items.entries()) {
      if (problems.length > MOST_PROBLEMS) return
      const key = keyOf(item)
      const first = known.get(key)
      if (first === undefined) known.set(key, index)
      else problems.push(taken(`${at}[${index}].${member}`, `${at}[${first}]`, key))
    }
  }
  const idOf = ({ id }: { readonly id: string }) => id
  const keyOf = ({ key }: { readonly key: string }) => key

  function checkBody(at: string, { nodes, frames, notes }: GraphBody) {
    check(`${at}nodes`, 'id', nodes, idOf)
    check(`${at}frames`, 'id', frames, idOf)
    check(`${at}notes`, 'id', notes, idOf)
  }

  const { groups = [], app } = document
  check('groups', 'id', groups, idOf)
  checkBody('', document)
  for (const [index, group] of groups.entries()) {
    const at = `groups[${index}].`
    checkBody(at, group)
    check(`${at}inputs`, 'key', group.inputs, keyOf)
    check(`${at}outputs`, 'key', group.outputs, keyOf)
    check(`${at}params`, 'key', group.params, keyOf)
  }
  check('app.params', 'param', app?.params ?? [], ({ node, param }) => addressKey({ node, port: param }))
  check('app.outputs', 'port', app?.outputs ?? [], addressKey)
  return listedProblems(problems)
}

function taken(path: string, first: string, name: string): Problem {
  const id = name.length > LONGEST_SHOWN ? `${name.slice(0, LONGEST_SHOWN)}…` : name
  const fault = {
    code: 'name-taken',
    message: `${path} is “${id}”, and so is that of ${first}.`,
    remedy:
      'Give one of them another name, and correct what refers to it, or open an earlier copy of the file.',
    values: { path, first, id },
  }
  return error(fault, { path })
}
