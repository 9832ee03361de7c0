import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { View, ViewChoice } from '../../core/view'
import { copyPicture, savePicture } from '../actions/files'
import { shareOutput } from '../actions/share'
import { useEditor } from '../editor'
import { CompareBar, type CompareMode } from './CompareBar'
import { HistogramView } from './HistogramView'
import { LegendBar } from './LegendBar'
import { type LookedPicture, pictureOf, questionAt } from './looked-picture'
import type { Output } from './outputs'
import type { Frame } from './Pane'
import { PictureTools } from './PictureTools'
import { type Reading, Readout } from './Readout'
import { Stage } from './Stage'
import { useHistogram } from './useHistogram'
import { useLook } from './useLook'
import { useSample } from './useSample'
import { useViewport } from './useViewport'
import { fitOnto, type Spot, zoomAt, zoomTo } from './viewport'

interface PictureViewerProps {
  readonly output: Output
  readonly looked: LookedPicture
  readonly onChoice: (choice: ViewChoice) => void
  /** What it can be compared with. */
  readonly candidates: readonly Output[]
  readonly other: Output | null
  readonly onOther: (other: Output | null) => void
}

export function PictureViewer({ output, looked, onChoice, candidates, other, onOther }: PictureViewerProps) {
  const editor = useEditor()
  const { t } = useTranslation()
  const { picture, size, view, channel } = looked
  const choice = view && { view: view.id, ...(channel !== undefined && { channel }) }
  const otherLooked = pictureOf(useLook(other, choice))
  const kind = `${output.type} ${picture.grid ? 'grid' : 'whole'}`
  const [viewport, setViewport] = useViewport(size, kind)
  const [frame, setFrame] = useState<Frame | null>(null)
  const [pointed, setPointed] = useState<Spot | null>(null)
  const [crosshair, setCrosshair] = useState<Spot | null>(null)
  const [counting, setCounting] = useState(false)
  const [mode, setMode] = useState<CompareMode>('wipe')
  const [split, setSplit] = useState(0.5)
  const [gain, setGain] = useState(4)
  const [flipped, setFlipped] = useState(false)
  const histogram = useHistogram(counting ? output : null, choice, picture)
  const onFrame = useCallback((next: Frame) => setFrame(next), [])
  const stage = useRef<HTMLDivElement>(null)

  // It was set on another picture, perhaps on a larger one.
  const cross = crosshair && {
    x: Math.min(crosshair.x, size.width - 0.5),
    y: Math.min(crosshair.y, size.height - 0.5),
  }
  const place = cross ?? pointed
  const readings = useReadings(
    place,
    { output, looked },
    other && otherLooked ? { output: other, looked: otherLooked } : null,
  )
  const nameOf = ({ title, label }: Output, at: LookedPicture) => {
    const named = t('viewer.output', { title, port: label })
    return at.view?.label ? `${named}, ${at.view.label}` : named
  }
  const name = nameOf(output, looked)
  const whole = view === undefined || (view.label === '' && view.channels === 0) ? undefined : choice

  const draftHint = looked.past === undefined ? t('viewer.draft') : t('timeline.past', { step: looked.past })
  const hint = view ? sizeHint(view) : looked.growing ? t('viewer.making') : draftHint
  function sizeHint({ width, height, channels }: View): string {
    const dimensions = `${width} × ${height}`
    return picture.grid ? t('viewer.gridHint', { count: channels, size: dimensions }) : dimensions
  }

  const zoom = (next: (frame: Frame) => ReturnType<typeof zoomAt>) => {
    if (frame) setViewport(next(frame))
  }
  const middle = ({ pane }: Frame) => ({ x: pane.width / 2, y: pane.height / 2 })
  const toggleCrosshair = () => {
    const { width, height } = picture.grid?.tile ?? size
    setCrosshair(cross ? null : { x: Math.floor(width / 2) + 0.5, y: Math.floor(height / 2) + 0.5 })
    if (!cross) stage.current?.querySelector('canvas')?.focus()
  }
  const pick = (at: Spot) => {
    const question = picture.grid && questionAt(output, looked, at)
    if (question) onChoice(question.choice)
  }
  return (
    <>
      <div className="viewer__bars">
        <PictureTools
          node={output.node}
          scale={frame?.camera.scale ?? 1}
          onZoom={(factor) => zoom((now) => zoomAt(now.camera, factor, middle(now), size, now.pane))}
          onFit={() => setViewport('fit')}
          onWhole={() => zoom((now) => zoomTo(now.camera, 1, middle(now), size, now.pane))}
          crosshair={cross !== null}
          onCrosshair={toggleCrosshair}
          histogram={counting}
          onHistogram={() => setCounting(!counting)}
          onCopy={view && (() => void copyPicture(editor, output.node, output.port, whole))}
          onSaveWithGraph={view && (() => void shareOutput(editor, output, name, whole))}
          onSave={view && (() => void savePicture(editor, output.node, output.port, name, whole))}
        />
        {(other || candidates.length > 0) && (
          <CompareBar
            candidates={candidates}
            other={other}
            onOther={onOther}
            mode={mode}
            onMode={setMode}
            gain={gain}
            onGain={setGain}
          />
        )}
      </div>
      <div ref={stage} className="viewer__stage">
        <Stage
          name={name}
          looked={looked}
          comparison={
            other && otherLooked
              ? {
                  name: nameOf(other, otherLooked),
                  looked: otherLooked,
                  mode,
                  gain,
                  split,
                  onSplit: setSplit,
                  flipped,
                  onFlip: () => setFlipped(!flipped),
                }
              : undefined
          }
          viewport={viewport}
          onViewport={setViewport}
          onPoint={setPointed}
          onPick={pick}
          crosshair={cross ?? undefined}
          onCrosshair={setCrosshair}
          onToggleCrosshair={toggleCrosshair}
          onFrame={onFrame}
        />
      </div>
      {picture.legend && <LegendBar legend={picture.legend} />}
      {counting && <HistogramView histogram={histogram} />}
      <Readout readings={readings} spoken={cross !== null} hint={hint} />
    </>
  )
}

interface Subject {
  readonly output: Output
  readonly looked: LookedPicture
}

/** What stands at a place of the first picture, and at the same place of the other that lies on it. */
function useReadings(place: Spot | null, first: Subject, other: Subject | null): readonly Reading[] {
  const ofFirst = place && questionAt(first.output, first.looked, place)
  const ofOther = place && other && questionAt(other.output, other.looked, onOther(place, first, other))
  const values = useSample(ofFirst)
  const otherValues = useSample(ofOther)
  const readings: Reading[] = []
  const shown = (question: typeof ofFirst, { looked }: Subject) =>
    question && { ...question.place, channel: question.choice.channel, matrix: looked.view?.matrix }
  const a = shown(ofFirst, first)
  const b = other && shown(ofOther, other)
  if (a) readings.push({ ...a, ...(other && { of: 'A' }), values })
  if (b) readings.push({ ...b, of: 'B', values: otherValues })
  return readings
}

function onOther(place: Spot, first: Subject, other: Subject): Spot {
  const box = fitOnto(other.looked.size, first.looked.size)
  return {
    x: ((place.x - box.x) / box.width) * other.looked.size.width,
    y: ((place.y - box.y) / box.height) * other.looked.size.height,
  }
}
