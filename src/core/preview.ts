/**
 * What the editor can draw of a value without knowing what the value is.
 * Plain data only: it crosses from the worker to the page by structured clone.
 */
export type Preview = PicturePreview | TablePreview | SeriesPreview | TextPreview

/** 8-bit sRGB with straight alpha, rows from the top; `data.length === width * height * 4`. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray<ArrayBuffer>
}

export interface PicturePreview extends Pixels {
  readonly kind: 'picture'
  /** What is shown, when it is not a picture in itself, such as "relu4_2, 64 of 128 channels". */
  readonly caption?: string
  /** Which color stands for which number, when the colors are not the value's own. */
  readonly legend?: Legend
  /** Where the tiles are, when the picture is a grid of channels. */
  readonly grid?: ChannelGrid
}

/** A scale of colors from low to high, `values[i]` being the number that `colors[i]` (CSS) stands for. */
export interface Legend {
  readonly colors: readonly string[]
  readonly values: readonly number[]
}

/** Tiles of one size in rows, from the left. All lengths in px of the picture. */
export interface ChannelGrid {
  readonly columns: number
  readonly tile: { readonly width: number; readonly height: number }
  /** Between the tiles. */
  readonly gap: number
  /** The channel of each tile. */
  readonly channels: readonly number[]
}

export interface TablePreview {
  readonly kind: 'table'
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
  /** The table compares its rows: what the numbers are, column by column; null where there are none, such as names. */
  readonly compares?: readonly (ColumnFacts | null)[]
}

export interface ColumnFacts {
  readonly unit?: string
  /** Which of two numbers is the better one, where one can say so. */
  readonly better?: 'higher' | 'lower'
}

export interface SeriesPreview {
  readonly kind: 'series'
  readonly xLabel: string
  readonly x: readonly number[]
  /** One curve per name; each as long as `x`. */
  readonly curves: Readonly<Record<string, readonly number[]>>
}

export interface TextPreview {
  readonly kind: 'text'
  readonly text: string
}
