import { Footprints } from 'lucide-react'
import { useCommand } from '../shell/useCommand'

/** The tour, to be had again. */
export function TourButton() {
  const { label, run } = useCommand('help.tour')
  return (
    <button type="button" className="button help__add" onClick={run}>
      <Footprints aria-hidden />
      {label}
    </button>
  )
}
