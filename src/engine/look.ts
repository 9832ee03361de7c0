import type { Preview } from '../core/preview'
import { choiceAmong, type Histogram, type Look, type Place, type View, type ViewChoice } from '../core/view'
import type { Slot } from './result-cache'

/** Draws a value for a close look; what it does not have falls back to its first view. */
export async function lookAt(
  { type, value }: Slot,
  wanted: ViewChoice | undefined,
  maxSide: number,
): Promise<Look<Preview>> {
  const shape = type.describe(value)
  const views = type.views?.list(value) ?? []
  const choice = choiceAmong(views, wanted)
  if (!type.views || !choice) return { views, shape, preview: await type.preview(value, maxSide) }
  return { views, shape, choice, preview: await type.views.draw(value, choice, maxSide) }
}

/** Undefined where the value has no such view or place. */
export async function sampleAt(
  { type, value }: Slot,
  choice: ViewChoice,
  { x, y }: Place,
): Promise<readonly number[] | undefined> {
  const view = type.views && viewOf(type.views.list(value), choice)
  if (!type.views || !view) return undefined
  const inside = x >= 0 && y >= 0 && x < view.width && y < view.height
  return inside ? type.views.sample(value, choice, { x: Math.floor(x), y: Math.floor(y) }) : undefined
}

/** Undefined where the value has no such view. */
export async function histogramOf({ type, value }: Slot, choice: ViewChoice): Promise<Histogram | undefined> {
  return type.views && viewOf(type.views.list(value), choice)
    ? type.views.histogram(value, choice)
    : undefined
}

function viewOf(views: readonly View[], { view, channel }: ViewChoice): View | undefined {
  const found = views.find(({ id }) => id === view)
  const exists = channel === undefined || (Number.isInteger(channel) && channel >= 0)
  return found && exists && (channel ?? -1) < found.channels ? found : undefined
}
