import { useTranslation } from 'react-i18next'

interface Counted {
  readonly nodes: number
  readonly wires: number
  readonly pictures: number
}

/** How much is in a graph, each number with its word. */
export function useCounts() {
  const { t } = useTranslation()
  return ({ nodes, wires, pictures }: Counted) => ({
    nodes: t('sharing.nodes', { count: nodes }),
    wires: t('sharing.wires', { count: wires }),
    files: t('library.files', { count: pictures }),
  })
}
