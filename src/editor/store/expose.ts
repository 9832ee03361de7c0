import type { Draft } from 'immer'
import type { GraphBody, GraphEdge, GroupDefinition } from '../../core/document'
import { groupType } from '../../core/groups'
import type { ParamSpec } from '../../core/param'
import { uniqueName } from '../../core/unique-name'
import type { Edit } from './edits'
import { editGroup } from './group-edits'

/** Weights belong to wires: only those of wires from outside can be set from outside. */
export function canExpose(group: GroupDefinition, node: string, spec: ParamSpec): boolean {
  if (spec.kind !== 'wire-weights') return true
  return group.inputs.some(({ to }) => to.some((end) => end.node === node && end.port === spec.input))
}

/** Shows a param of a node inside on the group, or no longer. */
export function toggleExposed({ id }: GroupDefinition, node: string, param: string): Edit {
  return editGroup(id, (group) => {
    const before = group.params.length
    group.params = group.params.filter((entry) => entry.node !== node || entry.param !== param)
    if (group.params.length < before) return
    const key = uniqueName(param, new Set(group.params.map((entry) => entry.key)))
    group.params.push({ key, node, param })
  })
}

/** Gives a group another port, which leads to one inside. */
export function addPort(
  { id }: GroupDefinition,
  side: 'inputs' | 'outputs',
  end: { readonly node: string; readonly port: string },
): Edit {
  return editGroup(id, (group) => {
    const key = uniqueName(end.port, new Set(group[side].map((entry) => entry.key)))
    if (side === 'inputs') group.inputs.push({ key, to: [{ ...end }] })
    else group.outputs.push({ key, from: { ...end } })
  })
}

/** Takes a port or a param off a group, with the wires and the values that it has wherever the group is used. */
export function removeEntry(
  { id }: GroupDefinition,
  side: 'inputs' | 'outputs' | 'params',
  key: string,
): Edit {
  const type = groupType(id)
  return {
    name: 'edit-group',
    change: (_, root) => {
      const group = root.groups?.find((one) => one.id === id)
      if (!group) return
      if (side === 'inputs') group.inputs = group.inputs.filter((entry) => entry.key !== key)
      else if (side === 'outputs') group.outputs = group.outputs.filter((entry) => entry.key !== key)
      else group.params = group.params.filter((entry) => entry.key !== key)
      for (const body of [root, ...(root.groups ?? [])]) {
        const users = body.nodes.filter((node) => node.type === type)
        if (side === 'params') for (const node of users) delete node.params[key]
        else removeWires(body, side, new Set(users.map((node) => node.id)), key)
      }
    },
  }
}

function removeWires(
  body: Draft<GraphBody>,
  side: 'inputs' | 'outputs',
  users: ReadonlySet<string>,
  key: string,
) {
  const isGone = ({ from, to }: GraphEdge) => {
    const end = side === 'inputs' ? to : from
    return users.has(end.node) && end.port === key
  }
  if (users.size > 0 && body.edges.some(isGone)) body.edges = body.edges.filter((edge) => !isGone(edge))
}
