import { useTranslation } from 'react-i18next'
import type { CompareMode } from './CompareBar'
import type { LookedPicture } from './looked-picture'
import { type Frame, Pane } from './Pane'
import type { Layer } from './paint'
import { fitOnto, type Spot, type Viewport } from './viewport'
import { WipeDivider } from './WipeDivider'

export interface Comparison {
  readonly name: string
  readonly looked: LookedPicture
  readonly mode: CompareMode
  readonly gain: number
  readonly split: number
  readonly onSplit: (split: number) => void
  /** The other takes the place of the first. */
  readonly flipped: boolean
  readonly onFlip: () => void
}

interface StageProps {
  readonly name: string
  readonly looked: LookedPicture
  readonly comparison: Comparison | undefined
  readonly viewport: Viewport
  readonly onViewport: (viewport: Viewport) => void
  readonly onPoint: (place: Spot | null) => void
  readonly onPick: (place: Spot) => void
  readonly crosshair: Spot | undefined
  readonly onCrosshair: (place: Spot) => void
  readonly onToggleCrosshair: () => void
  readonly onFrame: (frame: Frame) => void
}

/** One picture, or two as they are compared. Both are looked at with the same camera. */
export function Stage(props: StageProps) {
  const { name, looked, comparison, crosshair, onCrosshair } = props
  const { t } = useTranslation()
  const picture = looked.size
  const layer: Layer = { bitmap: looked.picture.bitmap, box: { x: 0, y: 0, ...picture } }
  const other: Layer | undefined = comparison && {
    bitmap: comparison.looked.picture.bitmap,
    box: fitOnto(comparison.looked.size, picture),
  }
  const mode = other ? comparison?.mode : undefined
  const size = `${picture.width} × ${picture.height}`

  const onKey = (key: string) => {
    if (key === 'c' || (key === 'escape' && crosshair)) props.onToggleCrosshair()
    else if (key === 'enter' && crosshair) props.onPick(crosshair)
    else if (key === 'b' && mode === 'flip') comparison?.onFlip()
    else return false
    return true
  }
  const common = {
    picture,
    viewport: props.viewport,
    onViewport: props.onViewport,
    onPoint: props.onPoint,
    onPick: mode === 'flip' && comparison ? comparison.onFlip : props.onPick,
    crosshair,
    onCrosshair,
    onKey,
    onFrame: props.onFrame,
  }

  if (!comparison || !other) {
    return (
      <div className="stage">
        <Pane {...common} label={t('viewer.picture', { name, size })} layer={layer} />
      </div>
    )
  }
  const { flipped, split, gain } = comparison
  const second = comparison.name
  switch (comparison.mode) {
    case 'side':
      return (
        <div className="stage" data-mode="side" data-wide={picture.width > picture.height}>
          <Pane {...common} label={t('viewer.picture', { name, size })} layer={layer}>
            <Tag letter="A" name={name} />
          </Pane>
          <Pane {...common} label={t('viewer.picture', { name: second, size })} layer={other}>
            <Tag letter="B" name={second} />
          </Pane>
        </div>
      )
    case 'flip':
      return (
        <div className="stage" data-mode="flip">
          <Pane
            {...common}
            label={t('viewer.picture', { name: flipped ? second : name, size })}
            layer={flipped ? other : layer}
          >
            <Tag letter={flipped ? 'B' : 'A'} name={flipped ? second : name} />
          </Pane>
        </div>
      )
    case 'difference':
      return (
        <div className="stage" data-mode="difference">
          <Pane
            {...common}
            label={t('viewer.differenceOf', { first: name, second })}
            layer={layer}
            other={other}
            compare={{ mode: 'difference', gain }}
          />
        </div>
      )
    case 'wipe':
      return (
        <div className="stage" data-mode="wipe">
          <Pane
            {...common}
            label={t('viewer.wipeOf', { first: name, second })}
            layer={layer}
            other={other}
            compare={{ mode: 'wipe', split }}
          >
            <Tag letter="A" name={name} />
            <Tag letter="B" name={second} />
            <WipeDivider label={t('viewer.divider')} split={split} onChange={comparison.onSplit} />
          </Pane>
        </div>
      )
  }
}

function Tag({ letter, name }: { readonly letter: 'A' | 'B'; readonly name: string }) {
  return (
    <span className={`stage__tag stage__tag--${letter.toLowerCase()}`}>
      <b>{letter}</b> {name}
    </span>
  )
}
