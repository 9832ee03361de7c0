import { Popover } from '@base-ui/react/popover'
import { ChevronDown, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { NodeFailure } from '../../engine/events'
import { useCatalog, useDocument } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { locate } from '../store/scope'
import { FailurePlace } from './FailurePlace'

/**
 * What went wrong, in two lines so that the node hardly grows over the one below; the rest opens from there. No alert: it
 * is told once, by the news of the run, and not again whenever the node comes into view.
 */
export function Failure({ failure }: { readonly failure: NodeFailure }) {
  const { t } = useTranslation()
  const catalog = useCatalog()
  const words = useCatalogText(catalog)
  const node = useDocument((state) => locate(state.document, failure.node)?.node)
  const [message, remedy] = [words.said(failure.message), words.said(failure.remedy)]
  const portName = (port: string) =>
    node ? words.port(node.type, 'inputs', port, catalog.nodes[node.type]?.inputs[port]) : port
  const shapes = Object.entries(failure.shapes).map(([port, shape]) => `${portName(port)} ${shape}`)
  return (
    <Popover.Root>
      <Popover.Trigger className="failure nodrag">
        <TriangleAlert aria-hidden />
        <span className="failure__message">{message}</span>
        <ChevronDown className="failure__more" aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="layer" sideOffset={6} align="start" collisionPadding={8}>
          <Popover.Popup className="popover">
            <Popover.Title className="popover__title">
              {node ? words.name(node) : words.said(failure.title)}
            </Popover.Title>
            <Popover.Description className="popover__text">{message}</Popover.Description>
            <p className="popover__text">{t('node.remedy', { remedy })}</p>
            <FailurePlace node={failure.node} />
            {shapes.length > 0 && (
              <p className="failure__shapes">{t('node.inputs', { shapes: shapes.join(', ') })}</p>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
