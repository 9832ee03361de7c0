import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '../editor'
import type { PortRef } from '../store/ui'
import { findChoices, portChoices } from './port-choices'
import { SearchList } from './SearchList'
import type { Typed } from './useFirstMatch'

interface PortSearchProps {
  readonly port: PortRef
  readonly choose: (action: () => void) => void
  readonly typed: Typed
}

/** What a port can be wired to, for those who do not drag wires. */
export function PortSearch({ port, choose, typed }: PortSearchProps) {
  const editor = useEditor()
  const { t } = useTranslation()
  const groups = useMemo(() => portChoices(editor, port), [editor, port])
  return (
    <SearchList
      typed={typed}
      label={t('search.portHint')}
      find={(query) => findChoices(groups, query)}
      none={(query) => t('search.none', { query })}
      onChoose={({ run }) => choose(run)}
    />
  )
}
