import { useLibrary, useUi } from '../editor'
import type { EditorCore } from '../editor-core'
import { findMissing } from '../lib/missing'
import { later } from '../shell/later'

const close = ({ ui }: EditorCore) => ui.set({ libraryOpen: null })

const TroubleBanner = later(() => import('./TroubleBanner'))
const UnkeptBanner = later(() => import('./UnkeptBanner'))
const MissingNotice = later(() => import('./MissingNotice'))
const missing = findMissing()
const ReadingBanner = later(() => import('./ReadingBanner'))
const OtherTabDialog = later(
  () => import('./OtherTabDialog'),
  ({ library }) => void library.others.look(),
)
const FileDialog = later(
  () => import('./FileDialog'),
  (_, { question }) => question.answer('cancel'),
)
const KnownFileDialog = later(
  () => import('./KnownFileDialog'),
  (_, { question }) => question.answer('cancel'),
)
const LibraryDialog = later(() => import('./LibraryDialog'), close)
const VersionsDialog = later(() => import('./VersionsDialog'), close)

/** What has to be said about where the graph is kept, for as long as it is so. */
export function LibraryBanner() {
  const trouble = useLibrary((state) => state.trouble)
  const folded = useUi((state) => state.troubleFolded)
  const reading = useLibrary((state) => state.access === 'reading')
  const unkept = useLibrary((state) => state.unkept)
  const seen = useLibrary((state) => state.unkeptSeen)
  const isNews = unkept.some((id) => !seen.includes(id))
  return (
    <>
      {trouble && !folded && <TroubleBanner trouble={trouble} />}
      {reading && <ReadingBanner />}
      {isNews && !trouble && <UnkeptBanner unkept={unkept} />}
      {missing && !trouble && <MissingNotice missing={missing} />}
    </>
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
    <>
      {open === 'documents' && <LibraryDialog />}
      {open === 'versions' && <VersionsDialog />}
      {asking && <OtherTabDialog />}
      {question && <FileDialog question={question} />}
      {known && <KnownFileDialog question={known} />}
    </>
  )
}
