import { ImageUpscale } from 'lucide-react'
import { useEffect } from 'react'
import { useDocument, useEditor, useRun } from '../editor'
import { Banner } from '../files/Banner'
import { isBusy } from '../store/run'
import type { LargerPainting } from '../store/ui'
import { NextRunButtons, useNextRun } from './next-run'

/** Before a painting goes on at a larger size: what the run will take, until it begins or that is put away. */
export function LargerBanner({ painter, size, before }: LargerPainting) {
  const { ui } = useEditor()
  const { what, takes } = useNextRun(size)
  const busy = useRun((state) => isBusy(state.run))
  const there = useDocument(({ document }) => document.nodes.some(({ id }) => id === painter))
  const putAway = () => ui.set({ larger: null })
  useEffect(() => {
    if (busy || !there) ui.set({ larger: null })
    if (!there && ui.getState().viewer.shown?.node === painter) ui.setViewer({ shown: before })
  }, [busy, there, before, painter, ui])
  return (
    <Banner icon={ImageUpscale} offer what={what} remedy={takes} onFold={putAway}>
      <NextRunButtons />
    </Banner>
  )
}
