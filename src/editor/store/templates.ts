import { createStore } from 'zustand/vanilla'
import type { StoredTemplate } from '../lib/template-storage'

/** The templates of this browser, by title; empty until they were read. */
export const templateStore = createStore<{ readonly templates: readonly StoredTemplate[] }>(() => ({
  templates: [],
}))
