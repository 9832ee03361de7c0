import { useMemo } from 'react'
import type { PortAddress } from '../../core/document'
import { useDocument, useEditor, useRun } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { drawnOutputs, outputOf } from './outputs'

/** What can be looked at, with words for it. */
export function useOutputs(shown: PortAddress | null) {
  const { catalog } = useEditor().engine
  const words = useCatalogText(catalog)
  const document = useDocument((state) => state.document)
  // Joined, so that a new picture of the same output changes nothing here.
  const keys = useRun((state) => Object.keys(state.previews).join('\n'))
  return useMemo(() => {
    const outputFor = (address: PortAddress) => outputOf(address, document, catalog, words)
    const outputs = drawnOutputs(keys === '' ? [] : keys.split('\n'), document).map(outputFor)
    return { outputs, output: shown && outputFor(shown) }
  }, [shown, document, catalog, words, keys])
}
