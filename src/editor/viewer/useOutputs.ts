import { useMemo } from 'react'
import type { PortAddress } from '../../core/document'
import { flatten } from '../../core/flatten'
import { useCatalog, useDocument, useEditor, useRun } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { describeOutput, drawnOutputs } from './outputs'

/** What can be looked at, with words for it. */
export function useOutputs(shown: PortAddress | null) {
  const { catalog } = useEditor().engine
  const words = useCatalogText(useCatalog())
  const document = useDocument((state) => state.document)
  // Joined, so that a new picture of the same output changes nothing here.
  const keys = useRun((state) => Object.keys(state.previews).join('\n'))
  return useMemo(() => {
    const flat = flatten(document, catalog)
    const describe = (address: PortAddress) => describeOutput(address, document, flat, words)
    const outputs = drawnOutputs(keys === '' ? [] : keys.split('\n'), flat).map(describe)
    return { outputs, output: shown && describe(shown) }
  }, [shown, document, catalog, words, keys])
}
