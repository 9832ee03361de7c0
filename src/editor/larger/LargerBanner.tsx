import { ImageUpscale, Play, Undo2 } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocument, useEditor, useRun } from '../editor'
import { Banner } from '../files/Banner'
import { fill } from '../lib/fill'
import { useCommand } from '../shell/useCommand'
import { useForecast } from '../shell/useForecast'
import { isBusy } from '../store/run'
import type { LargerPainting } from '../store/ui'
import { largerWords } from './words'

/** Before a painting goes on at a larger size: what the run will take, until it begins or that is put away. */
export function LargerBanner({ painter, size, before }: LargerPainting) {
  const { ui } = useEditor()
  const { i18n } = useTranslation()
  const words = largerWords(i18n.language)
  const forecast = useForecast()
  const run = useCommand('run.all')
  const undo = useCommand('edit.undo')
  const busy = useRun((state) => isBusy(state.run))
  const there = useDocument(({ document }) => document.nodes.some(({ id }) => id === painter))
  const isLast = useDocument(({ history }) => history.past.at(-1)?.name === 'larger')
  const putAway = () => ui.set({ larger: null })
  useEffect(() => {
    if (busy || !there) ui.set({ larger: null })
    if (!there && ui.getState().viewer.shown?.node === painter) ui.setViewer({ shown: before })
  }, [busy, there, before, painter, ui])
  return (
    <Banner
      icon={ImageUpscale}
      quiet
      what={fill(words.head, { size })}
      remedy={
        forecast ? fill(words.forecast, { forecast: forecast.text.replace(/[.。]$/, '') }) : words.unknown
      }
      onFold={putAway}
    >
      {isLast && (
        <button type="button" className="button" onClick={undo.run}>
          <Undo2 aria-hidden />
          {words.undo}
        </button>
      )}
      <button type="button" className="button button--primary" disabled={!run.enabled} onClick={run.run}>
        <Play aria-hidden />
        {words.run}
      </button>
    </Banner>
  )
}
