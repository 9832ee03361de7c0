import { useStore as useFlowStore, ViewportPortal } from '@xyflow/react'
import { type StoreApi, useStore } from 'zustand'
import type { SnapLine } from '../arrange/snap'

/** What a drag snaps to: guides through edges and centers, and equal gaps. */
export function SnapLines({ lines }: { readonly lines: StoreApi<readonly SnapLine[]> }) {
  const shown = useStore(lines)
  const zoom = useFlowStore(({ transform }) => transform[2])
  if (shown.length === 0) return null
  return (
    <ViewportPortal>
      {shown.map(({ kind, axis, at, from, to }) => {
        // A guide stands across its axis, a gap lies along it.
        const upright = (kind === 'guide') === (axis === 'x')
        return (
          <div
            key={`${kind} ${axis} ${at} ${from}`}
            className={`snap snap--${kind}`}
            data-upright={upright}
            style={{
              // As thin on the screen at any zoom.
              '--hairline': `${1.5 / zoom}px`,
              ...(upright
                ? { left: at, top: from, height: to - from }
                : { left: from, top: at, width: to - from }),
            }}
          />
        )
      })}
    </ViewportPortal>
  )
}
