import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Commands } from './actions/commands/command'
import type { EditorCore } from './editor-core'
import type { DocumentState } from './store/document'
import type { RunState } from './store/run'
import type { UiState } from './store/ui'

export interface Editor extends EditorCore {
  readonly commands: Commands
}

export const EditorContext = createContext<Editor | null>(null)

export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('useEditor is called outside the editor.')
  return editor
}

export function useDocument<T>(select: (state: DocumentState) => T): T {
  return useStore(useEditor().document, select)
}

export function useRun<T>(select: (state: RunState) => T): T {
  return useStore(useEditor().run, select)
}

export function useUi<T>(select: (state: UiState) => T): T {
  return useStore(useEditor().ui, select)
}
