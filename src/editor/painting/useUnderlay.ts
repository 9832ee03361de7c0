import { useEffect, useState } from 'react'
import { useDocument, useEditor, useLibrary, useScope, useSource } from '../editor'
import type { PagePicture } from '../engine'
import { wiresInto } from '../store/lookup'
import { release } from '../store/run-state'
import { graphAt } from '../store/scope'

/** More is finer than a hand can paint, and would slow it down. In px. */
const maxSide = 2048

/** What is painted over: undefined until it is known, null when the input has not been computed. */
export function useUnderlay(node: string, input: string): PagePicture | null | undefined {
  const { engine } = useEditor()
  const graph = useLibrary((state) => state.id)
  const scope = useScope()
  const wired = useDocument(
    ({ document }) => wiresInto(graphAt(document, scope), node).find(({ to }) => to.port === input)?.from,
  )
  const source = useSource(wired?.node ?? '', wired?.port)
  const [picture, setPicture] = useState<PagePicture | null | undefined>()
  useEffect(() => {
    if (!source) {
      setPicture(null)
      return
    }
    let wanted = true
    let held: PagePicture | undefined
    engine.preview(graph, source.node, source.port, maxSide).then(
      (preview) => {
        if (!wanted || preview?.kind !== 'picture') {
          release(preview)
          if (wanted) setPicture(null)
          return
        }
        held = preview
        setPicture(preview)
      },
      () => {
        if (wanted) setPicture(null)
      },
    )
    return () => {
      wanted = false
      release(held)
    }
  }, [engine, graph, source])
  return picture
}
