import './sheet.css'
import { useUi } from '../editor'
import { BrokenSheet } from '../opening/BrokenSheet'
import { FoundSheet } from '../opening/FoundSheet'
import { later } from '../shell/later'
import { LinkSheet } from './LinkSheet'
import { PictureSheet } from './PictureSheet'

const Gallery = later(
  () => import('../gallery/Gallery'),
  ({ ui }) => ui.set({ sheet: null }),
)

/** The dialog about files that is open, if one is. */
export default function Sheets() {
  const sheet = useUi((state) => state.sheet)
  switch (sheet?.kind) {
    case 'examples':
      return <Gallery />
    case 'broken':
      return <BrokenSheet broken={sheet.broken} />
    case 'found':
      return <FoundSheet found={sheet.found} />
    case 'link':
      return <LinkSheet />
    case 'picture':
      return <PictureSheet picture={sheet.picture} />
    default:
      return null
  }
}
