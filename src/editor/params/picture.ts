import type { CatalogNode } from '../../core/catalog'
import type { FileLimits } from '../../core/param'

/** Whether the file is a picture, which its control then shows. */
export function isPictureParam({ accept }: FileLimits): boolean {
  return accept.length > 0 && accept.every((mime) => mime.startsWith('image/'))
}

/** Whether a node shows its pictures in its file control, so that its output need not be drawn again. */
export function showsPicture({ params }: CatalogNode): boolean {
  return Object.values(params).some(
    (spec) => (spec.kind === 'file' || spec.kind === 'files') && isPictureParam(spec),
  )
}
