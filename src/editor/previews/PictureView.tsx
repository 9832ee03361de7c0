import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PagePicture } from '../engine'
import { saidText } from '../i18n/said-text'

interface PictureViewProps {
  readonly label: string
  readonly picture: PagePicture
}

export function PictureView({ label, picture }: PictureViewProps) {
  const { i18n } = useTranslation()
  const canvas = useRef<HTMLCanvasElement>(null)
  const { bitmap, width, height, caption } = picture

  useLayoutEffect(() => {
    // A newer picture may have closed this one; it is drawn next.
    if (bitmap.width === 0) return
    const context = canvas.current?.getContext('2d')
    context?.clearRect(0, 0, bitmap.width, bitmap.height)
    context?.drawImage(bitmap, 0, 0)
  }, [bitmap])

  return (
    <>
      <canvas
        ref={canvas}
        className="preview__picture"
        width={width}
        height={height}
        role="img"
        aria-label={label}
      />
      {caption && (
        <figcaption className="preview__caption">
          {caption
            .split(' · ')
            .map((part) => saidText(i18n, part))
            .join(' · ')}
        </figcaption>
      )}
    </>
  )
}
