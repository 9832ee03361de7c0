import { lazy, Suspense } from 'react'
import { useLibrary, useUi } from '../editor'

const TroubleBanner = lazy(() => import('./TroubleBanner'))
const UnkeptBanner = lazy(() => import('./UnkeptBanner'))
const ReadingBanner = lazy(() => import('./ReadingBanner'))
const OtherTabDialog = lazy(() => import('./OtherTabDialog'))
const FileDialog = lazy(() => import('./FileDialog'))
const KnownFileDialog = lazy(() => import('./KnownFileDialog'))
const LibraryDialog = lazy(() => import('./LibraryDialog'))
const VersionsDialog = lazy(() => import('./VersionsDialog'))

/** What has to be said about where the graph is kept, for as long as it is so. */
export function LibraryBanner() {
  const trouble = useLibrary((state) => state.trouble)
  const folded = useUi((state) => state.troubleFolded)
  const reading = useLibrary((state) => state.access === 'reading')
  const unkept = useLibrary((state) => state.unkept)
  const seen = useLibrary((state) => state.unkeptSeen)
  const isNews = unkept.some((id) => !seen.includes(id))
  return (
    <Suspense fallback={null}>
      {trouble && !folded && <TroubleBanner trouble={trouble} />}
      {reading && <ReadingBanner />}
      {isNews && !trouble && <UnkeptBanner unkept={unkept} />}
    </Suspense>
  )
}

export function LibraryDialogs() {
  const open = useUi((state) => state.libraryOpen)
  // One question at a time: Escape would answer the one underneath, unseen.
  const free = useUi((state) => state.sheet === null)
  const asking = useLibrary((state) => state.access === 'asking') && free
  const question = useUi((state) => state.fileQuestion)
  const known = useUi((state) => state.knownQuestion)
  return (
    <Suspense fallback={null}>
      {open === 'documents' && <LibraryDialog />}
      {open === 'versions' && <VersionsDialog />}
      {asking && <OtherTabDialog />}
      {question && <FileDialog question={question} />}
      {known && <KnownFileDialog question={known} />}
    </Suspense>
  )
}
