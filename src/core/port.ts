import type { Preview } from './preview'
import type { Views } from './view'

/** What kind of mark a port has besides its color, so that types are told apart without color vision. */
export type PortShape =
  | 'circle'
  | 'square'
  | 'diamond'
  | 'triangle'
  | 'hexagon'
  | 'pentagon'
  | 'cross'
  | 'ring'

/**
 * How large values are, as plain data: what a forecast is made from before there is a value.
 *
 * @typeParam S such as a shape, or a record of shapes by layer.
 */
export interface Measure<T, S> {
  /** The size of a value that is there. */
  sizeOf(value: T): S
  /** What `byteSize` would say of a value of this size. */
  bytes(size: S): number
}

/**
 * A kind of value that travels on wires. Compared by identity inside the engine and by `id` in files.
 *
 * @typeParam T what a node's `run` receives for an input of this type.
 * @typeParam S what a node's `forecast` receives for it.
 */
export interface PortType<T, S = unknown> {
  /** Stable name, used in files and translations, such as `image`. */
  readonly id: string
  readonly label: string
  /** CSS color of wires and ports. */
  readonly color: string
  readonly shape: PortShape
  /** Shape, unit and range in one line, such as "float32 [h, w, 3], sRGB, 0..1". */
  readonly doc: string
  /** What `preview` draws, known before there is a value, so that room for it can be kept. */
  readonly previewKind: Preview['kind']
  /** Bytes the value keeps allocated; what the cache budget counts. */
  byteSize(value: T): number
  /** Without it, what needs such a value cannot be forecast. */
  readonly measure?: Measure<T, S>
  /** Frees what the value owns. Called once, by the engine's cache. */
  dispose(value: T): void
  /** Shape of a value for messages, such as "[384, 512, 3]". */
  describe(value: T): string
  /** What to draw for the value; `maxSide` bounds a picture's longer side in pixels. */
  preview(value: T, maxSide: number): Promise<Preview>
  /** The content of the file that a value is, for types whose values are files. */
  file?(value: T): Uint8Array<ArrayBuffer>
  /** How to look closer: at layers, channels and single numbers. Absent where `preview` shows all there is. */
  readonly views?: Views<T>
}

export function definePort<T, S = unknown>(type: PortType<T, S>): PortType<T, S> {
  return type
}

export interface PortOptions {
  /** Shown beside the port; the port's key in the definition when absent. */
  readonly label?: string
  readonly doc?: string
  /** Of an output: to be looked at in the viewer only, because on the node it would repeat what another one shows. */
  readonly aside?: true
}

export interface InputOptions extends PortOptions {
  /** The node runs without this wire. */
  readonly optional?: boolean
  /** Takes any number of wires, in the order in which the document lists them. */
  readonly many?: boolean
  /**
   * The result says where the wires come from (`origins` of the context): what those nodes are called is then part
   * of what it depends on.
   */
  readonly named?: boolean
}

/** A port as declared in a node definition. `O` carries `optional` and `many` into the type of `run`. */
export interface PortSpec<T = unknown, O extends InputOptions = InputOptions, S = unknown> {
  readonly type: PortType<T, S>
  readonly options: O
}

/**
 * Declares an input or an output.
 *
 * @example port(Image, { doc: 'The picture to blur.' })
 * @example port(Loss, { many: true })
 */
export function port<T, S>(type: PortType<T, S>): PortSpec<T, Record<never, never>, S>
export function port<T, S, const O extends InputOptions>(type: PortType<T, S>, options: O): PortSpec<T, O, S>
export function port<T, S>(type: PortType<T, S>, options: InputOptions = {}): PortSpec<T, InputOptions, S> {
  return { type, options }
}

/** What `run` receives for an input: `T`, `T | undefined` when optional, `readonly T[]` when many. */
export type InputValue<P> =
  P extends PortSpec<infer T, infer O>
    ? O extends { readonly many: true }
      ? readonly T[]
      : O extends { readonly optional: true }
        ? T | undefined
        : T
    : never

/** What `run` returns for an output. */
export type OutputValue<P> = P extends PortSpec<infer T, InputOptions> ? T : never
