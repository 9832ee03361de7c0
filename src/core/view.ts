import type { PicturePreview } from './preview'

/**
 * One way to look at a value, such as a layer of features or a picture of a set. All plain data: what is said of a
 * value here crosses from the worker to the page.
 */
export interface View {
  /** Stable while the value is of the same make, so that a choice outlives a run. Unique within the value. */
  readonly id: string
  /** A name of the value's own, such as `relu4_2`; not translated. Empty when there is only one view. */
  readonly label: string
  /** Size of the data in its own px, however large it is drawn. */
  readonly width: number
  readonly height: number
  /** How many channels can be drawn one at a time; 0 when the view is always drawn whole. */
  readonly channels: number
  /** Its places are the rows and columns of a matrix rather than points of a picture. */
  readonly matrix?: boolean
}

/** A view, and one of its channels; all of them when `channel` is absent. */
export interface ViewChoice {
  readonly view: string
  readonly channel?: number
}

/** A whole pixel of a view's data, from its upper left corner. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** How often values occur: `counts` of equal bins between `from` and `to`. */
export interface Histogram {
  readonly from: number
  readonly to: number
  readonly curves: readonly HistogramCurve[]
  /** How many values lie outside of `from` and `to`. They are in no bin. */
  readonly below: number
  readonly above: number
}

export interface HistogramCurve {
  readonly name: 'red' | 'green' | 'blue' | 'luminance' | 'value'
  readonly counts: readonly number[]
}

/**
 * How values of a port type are looked at closely. Values are borrowed until the promise settles. Everything is
 * bounded by the caller's `maxSide` or small by itself, so that nothing large crosses to the page.
 *
 * @typeParam T the value of the port type.
 */
export interface Views<T> {
  /** In the order in which they are offered; the first is shown at first. */
  list(value: T): readonly View[]
  /** Draws a view that `list` names; `maxSide` bounds the picture's longer side in px. */
  draw(value: T, choice: ViewChoice, maxSide: number): Promise<PicturePreview>
  /**
   * The numbers at a place within the view, at full resolution: one for each component (red, green and blue of a
   * picture), a single one of a channel or a matrix. Empty where a place has no number of its own: a view of many
   * channels, drawn whole.
   */
  sample(value: T, choice: ViewChoice, place: Place): Promise<readonly number[]>
  histogram(value: T, choice: ViewChoice): Promise<Histogram>
}

/** A value as it is looked at closely. */
export interface Look<P> {
  /** Empty when there is but one way to show the value. */
  readonly views: readonly View[]
  /** What is drawn: what was asked for, where there is such a thing; absent without views. */
  readonly choice?: ViewChoice
  readonly preview: P
  /** Shape of the value, such as "[384, 512, 3]". */
  readonly shape: string
}

/** What of `wanted` there is: the view and channel themselves, else the first view. Undefined without views. */
export function choiceAmong(views: readonly View[], wanted: ViewChoice | undefined): ViewChoice | undefined {
  const view = views.find(({ id }) => id === wanted?.view) ?? views[0]
  if (!view) return undefined
  const channel = wanted?.channel
  return channel !== undefined && channel >= 0 && channel < view.channels
    ? { view: view.id, channel }
    : { view: view.id }
}
