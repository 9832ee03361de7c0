import type { CatalogNode } from '../../core/catalog'
import type { GraphNode } from '../../core/document'
import { assetsIn } from '../../core/named-assets'
import { useDocument, useRun, useSource } from '../editor'
import { isPictureParam } from '../params/picture'
import { useThumbnail } from '../params/useThumbnail'
import { useStill } from '../previews/useStill'
import { outputKey } from '../store/run-state'

interface GlancePictureProps {
  readonly node: GraphNode
  readonly definition: CatalogNode
}

/** The picture that stands for a node: the one in its file, or the first of its set, else the first that it made. */
export function GlancePicture({ node, definition }: GlancePictureProps) {
  const file = Object.entries(definition.params).find(
    ([, spec]) => (spec.kind === 'file' || spec.kind === 'files') && isPictureParam(spec),
  )
  const [sha256] = assetsIn(file && node.params[file[0]])
  const asset = useDocument((state) => (sha256 === undefined ? undefined : state.document.assets[sha256]))
  const thumbnail = useThumbnail(asset)
  const [port] = Object.keys(definition.outputs)
  const own = useSource(node.id, port)
  const preview = useRun((state) => own && state.previews[outputKey(own.node, own.port)])
  const picture =
    thumbnail.state === 'shown' ? thumbnail.picture : preview?.kind === 'picture' ? preview : undefined
  const still = useStill(picture?.bitmap)
  return (
    <div className="glance__picture" aria-hidden="true">
      {still && <img className="preview__picture" src={still} alt="" draggable={false} />}
    </div>
  )
}
