import { reducesMotion } from '../lib/motion'
import type { FlowItem } from './flow'

/** In ms. */
const time = 260

/**
 * Moves things from where they are shown to where they are, unless less motion is wanted.
 *
 * @param show draws one frame.
 * @returns a function that stops.
 */
export function glide(
  from: readonly FlowItem[],
  to: readonly FlowItem[],
  show: (items: FlowItem[]) => void,
): () => void {
  if (reducesMotion()) {
    show([...to])
    return () => {}
  }
  const before = new Map(from.map((item) => [item.id, item.position]))
  const start = performance.now()
  let request = requestAnimationFrame(step)

  function step(now: number) {
    const passed = Math.min(1, Math.max(0, now - start) / time)
    const share = 1 - (1 - passed) ** 3
    show(
      passed === 1
        ? [...to]
        : to.map((item) => {
            const was = before.get(item.id)
            if (!was || (was.x === item.position.x && was.y === item.position.y)) return item
            const x = was.x + (item.position.x - was.x) * share
            const y = was.y + (item.position.y - was.y) * share
            return { ...item, position: { x, y } }
          }),
    )
    if (passed < 1) request = requestAnimationFrame(step)
  }
  return () => cancelAnimationFrame(request)
}
