import type { Draft } from 'immer'
import type { AppView, GraphDocument } from '../../core/document'
import type { Edit } from './edits'

/** An entry of the app view, by the way to its node and the key of its param or output. */
export interface AppKey {
  readonly kind: 'param' | 'output'
  readonly node: string
  readonly key: string
}

export function isShown(app: AppView | undefined, { kind, node, key }: AppKey): boolean {
  return kind === 'param'
    ? (app?.params ?? []).some((entry) => entry.node === node && entry.param === key)
    : (app?.outputs ?? []).some((entry) => entry.node === node && entry.port === key)
}

/** Shows a param or an output in the app view, or no longer. */
export function toggleShown({ kind, node, key }: AppKey): Edit {
  return editApp((app) => {
    if (kind === 'param') {
      const at = app.params.findIndex((entry) => entry.node === node && entry.param === key)
      if (at < 0) app.params.push({ node, param: key })
      else app.params.splice(at, 1)
      return
    }
    const at = app.outputs.findIndex((entry) => entry.node === node && entry.port === key)
    if (at < 0) app.outputs.push({ node, port: key })
    else app.outputs.splice(at, 1)
  })
}

export function moveShown(kind: AppKey['kind'], index: number, by: -1 | 1): Edit {
  return editApp((app) => {
    if (kind === 'param') moveEntry(app.params, index, by)
    else moveEntry(app.outputs, index, by)
  })
}

/** @param label none, for the one of the definition, when it is empty. */
export function labelShown(kind: AppKey['kind'], index: number, label: string): Edit {
  return editApp(
    (app) => setLabel((kind === 'param' ? app.params : app.outputs)[index], label),
    `app ${kind} ${index}`,
  )
}

export function removeShown(kind: AppKey['kind'], index: number): Edit {
  return editApp((app) => {
    if (kind === 'param') app.params.splice(index, 1)
    else app.outputs.splice(index, 1)
  })
}

function editApp(change: (app: Draft<AppView>) => void, key?: string): Edit {
  return {
    name: 'edit-app',
    ...(key !== undefined && { key }),
    change: (_, root: Draft<GraphDocument>) => {
      root.app ??= { params: [], outputs: [] }
      change(root.app)
      if (root.app.params.length === 0 && root.app.outputs.length === 0) delete root.app
    },
  }
}

/** Swaps an entry of a list with the one before or after it. */
export function moveEntry<T>(list: T[], index: number, by: -1 | 1) {
  const [entry, other] = [list[index], list[index + by]]
  if (entry === undefined || other === undefined) return
  list[index] = other
  list[index + by] = entry
}

export function setLabel(entry: { label?: string | undefined } | undefined, label: string) {
  if (!entry) return
  if (label === '') delete entry.label
  else entry.label = label
}
