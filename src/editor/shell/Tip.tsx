import { Tooltip } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'
import { useUi } from '../editor'

/** One tooltip serves the whole editor: hundreds of ports would otherwise mount one each. */
const shared = Tooltip.createHandle<ReactNode>()

/** Gives `children`, an element that takes a ref, a tooltip. */
export function Tip({ text, children }: { readonly text: ReactNode; readonly children: ReactElement }) {
  return <Tooltip.Trigger handle={shared} payload={text} render={children} />
}

/** Not while a wire is drawn, nor over the reason why it was refused. */
export function TipLayer() {
  const disabled = useUi((state) => state.wiring !== null || state.notice?.at !== undefined)
  return (
    <Tooltip.Root handle={shared} disabled={disabled}>
      {({ payload }) => (
        <Tooltip.Portal>
          <Tooltip.Positioner
            className="layer"
            // A mere name is not worth being in the way of what lies under it.
            style={typeof payload === 'string' ? { pointerEvents: 'none' } : undefined}
            sideOffset={8}
            collisionPadding={8}
          >
            <Tooltip.Popup className="tip">{payload}</Tooltip.Popup>
          </Tooltip.Positioner>
        </Tooltip.Portal>
      )}
    </Tooltip.Root>
  )
}
