import { Download, PackagePlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { GraphNode, PortAddress } from '../../core/document'
import { keepInGraph, saveFile } from '../actions/kept-file'
import { useEditor } from '../editor'
import { Tip } from '../shell/Tip'

interface FileActionsProps {
  readonly node: GraphNode
  readonly output: PortAddress
  readonly title: string
  readonly disabled: boolean
}

/** What is done with a file that a node has made. */
export default function FileActions({ node, output, title, disabled }: FileActionsProps) {
  const editor = useEditor()
  const { t } = useTranslation()
  return (
    <>
      <button
        type="button"
        className="button button--small nodrag"
        disabled={disabled}
        onClick={() => void saveFile(editor, output, title)}
      >
        <Download aria-hidden />
        {t('node.saveFile')}
      </button>
      <Tip text={t('node.keepInGraph')}>
        <button
          type="button"
          className="button button--icon nodrag"
          aria-label={t('node.keepInGraph')}
          disabled={disabled}
          onClick={() => void keepInGraph(editor, node, output, title)}
        >
          <PackagePlus aria-hidden />
        </button>
      </Tip>
    </>
  )
}
