import { Download, Eye, Play } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CatalogNode } from '../../core/catalog'
import type { GraphNode } from '../../core/document'
import { savePicture } from '../actions/files'
import { startRun } from '../actions/runs'
import { lookAt } from '../actions/viewer'
import { useEditor, useFlatId, useSource } from '../editor'
import { showsPicture } from '../params/picture'
import { later } from '../shell/later'
import { Tip } from '../shell/Tip'
import type { NodeRun } from '../store/run-state'
import { NodeStatus } from './NodeStatus'
import { sinkOutput } from './sink'

const FileActions = later(() => import('./FileActions'))

interface NodeFooterProps {
  readonly node: GraphNode
  readonly title: string
  readonly definition: CatalogNode | undefined
  readonly run: NodeRun
}

export function NodeFooter({ node, title, definition, run }: NodeFooterProps) {
  const editor = useEditor()
  const { t } = useTranslation()
  const output = definition && sinkOutput(definition, 'png')
  const file = definition && sinkOutput(definition, 'safetensors')
  // Its file's picture takes the place of previews, and a click on it chooses another file.
  const pictured = definition && showsPicture(definition) ? Object.keys(definition.outputs)[0] : undefined
  const flat = useFlatId(node.id)
  const own = useSource(node.id, output)
  const shown = useSource(node.id, pictured)
  const filed = useSource(node.id, file)
  const saveable = run.state === 'done' || run.state === 'cached' || run.state === 'stale'
  return (
    <footer className="node__foot">
      <NodeStatus node={node} title={title} definition={definition} run={run} />
      <div className="node__actions">
        {own && (
          <button
            type="button"
            className="button button--small nodrag"
            disabled={!saveable}
            onClick={() => void savePicture(editor, own.node, own.port, title)}
          >
            <Download aria-hidden />
            {t('node.savePng')}
          </button>
        )}
        {filed && <FileActions node={node} output={filed} title={title} disabled={!saveable} />}
        {shown && (
          <Tip text={t('commands.view.viewer')}>
            <button
              type="button"
              className="button button--icon nodrag"
              aria-label={t('viewer.open', { name: title })}
              disabled={!saveable}
              onClick={() => lookAt(editor, shown)}
            >
              <Eye aria-hidden />
            </button>
          </Tip>
        )}
        {definition && (
          <Tip text={t('node.runHere')}>
            <button
              type="button"
              className="button button--icon nodrag"
              aria-label={t('node.runHere')}
              onClick={() => void startRun(editor, [flat])}
            >
              <Play aria-hidden />
            </button>
          </Tip>
        )}
      </div>
    </footer>
  )
}
