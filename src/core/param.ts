/** Plain JSON, as params stand in a graph file. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

interface ParamBase<K extends string, V> {
  readonly kind: K
  readonly label: string
  /** One or two sentences: what it does and what to try. */
  readonly doc: string
  readonly default: V
  /** Params that do not change the result (a file name to save under) stay out of the cache key. */
  readonly affectsResult?: false
  /**
   * What a caller may set across a whole graph without knowing its nodes: `size` is the longest side of
   * the pictures in pixels, `iterations` the steps of every optimizer.
   */
  readonly role?: 'size' | 'iterations'
  /** Not shown while another param of the node has one of these values: it then means nothing. */
  readonly hiddenWhile?: Readonly<Record<string, readonly Json[]>>
}

/** Ends of a slider's track where the useful range is narrower than the allowed one; the field takes any allowed value. */
export interface SliderRange {
  readonly min: number
  readonly max: number
}

export interface NumberParam extends ParamBase<'number', number> {
  readonly min: number
  readonly max: number
  readonly track?: SliderRange
  readonly step: number
  readonly scale: 'linear' | 'log'
  readonly unit?: string
}
export interface IntegerParam extends ParamBase<'integer', number> {
  readonly min: number
  readonly max: number
  readonly track?: SliderRange
  readonly step: number
  readonly scale: 'linear' | 'log'
  readonly unit?: string
}
export interface ChoiceParam<V extends string = string> extends ParamBase<'choice', V> {
  readonly options: readonly { readonly value: V; readonly label: string; readonly doc?: string }[]
}
export interface MultiChoiceParam<V extends string = string> extends ParamBase<'multi-choice', readonly V[]> {
  readonly options: readonly { readonly value: V; readonly label: string }[]
  /** Fewest that must be chosen. */
  readonly min: number
}
export interface ToggleParam extends ParamBase<'toggle', boolean> {}
export interface TextParam extends ParamBase<'text', string> {
  readonly maxLength: number
  readonly multiline: boolean
}
/** `#rrggbb`. */
export interface ColorParam extends ParamBase<'color', string> {}

/** A file the graph carries or refers to by the hash of its content. */
export type NamedAsset = { readonly asset: string }
/** `null` until one is chosen. */
export type AssetRef = NamedAsset | null
export interface FileLimits {
  /** MIME types, or endings of names such as `.bin`, as in an `<input accept>`. */
  readonly accept: readonly string[]
  readonly maxBytes: number
  /**
   * The graph only names the file, by the hash of what is kept of it: it is too large to be carried. What is kept, and
   * where, is up to the composition root. Several files may be chosen together for one.
   */
  readonly apart?: true
}
export interface FileParam extends ParamBase<'file', AssetRef>, FileLimits {
  /** The node runs without a file. */
  readonly optional?: true
}
/** Any number of files, in an order that counts; the editor and the command line put them in that of their names. */
export interface FilesParam extends ParamBase<'files', readonly NamedAsset[]>, FileLimits {
  readonly maxFiles: number
  /** Of all files together, when they are chosen. */
  readonly maxBytesInAll: number
}
/**
 * A gray picture painted by hand, kept as a PNG file of the graph; `null` while nothing is painted. A picture file may
 * be given in its place.
 */
export interface PaintingParam extends ParamBase<'painting', AssetRef>, FileLimits {
  /** Key of the input whose picture is painted over; it gives the size. */
  readonly over: string
}
/** 32-bit unsigned integer from which all randomness of the node is drawn. */
export interface SeedParam extends ParamBase<'seed', number> {}

/**
 * A weight for each wire into a `many` input. In the file: a record from the wire's source,
 * `node.port`, to its weight; wires not named weigh `weight.default`. In `run`: numbers in wire order.
 */
export interface WireWeightsParam extends ParamBase<'wire-weights', Readonly<Record<string, number>>> {
  /** Key of the `many` input the weights belong to. */
  readonly input: string
  readonly weight: {
    readonly default: number
    readonly min: number
    readonly max: number
    readonly track?: SliderRange
    readonly step: number
    readonly scale: 'linear' | 'log'
  }
}

export type ParamSpec =
  | NumberParam
  | IntegerParam
  | ChoiceParam
  | MultiChoiceParam
  | ToggleParam
  | TextParam
  | ColorParam
  | FileParam
  | FilesParam
  | PaintingParam
  | SeedParam
  | WireWeightsParam

/** What `run` receives for a param. */
export type ParamValue<P> = P extends { readonly kind: 'wire-weights' }
  ? readonly number[]
  : P extends ChoiceParam<infer V>
    ? V
    : P extends MultiChoiceParam<infer V>
      ? readonly V[]
      : P extends { readonly default: infer V }
        ? V
        : never

type Rest<P extends object, Optional extends keyof P = never> = Omit<P, 'kind' | Optional> &
  Partial<Pick<P, Optional>>

/** A real number with a slider and a field. `step` is the field's increment, not a constraint on values. */
export function slider(spec: Rest<NumberParam, 'scale' | 'step'>): NumberParam {
  return { kind: 'number', scale: 'linear', step: (spec.max - spec.min) / 100, ...spec }
}
export function integer(spec: Rest<IntegerParam, 'scale' | 'step'>): IntegerParam {
  return { kind: 'integer', scale: 'linear', step: 1, ...spec }
}
/** The options decide the type; the default has to be one of them. */
export function choice<const V extends string>(
  spec: Rest<Omit<ChoiceParam<V>, 'default'> & { readonly default: NoInfer<V> }>,
): ChoiceParam<V> {
  return { kind: 'choice', ...spec }
}
export function multiChoice<const V extends string>(
  spec: Rest<Omit<MultiChoiceParam<V>, 'default'> & { readonly default: readonly NoInfer<V>[] }, 'min'>,
): MultiChoiceParam<V> {
  return { kind: 'multi-choice', min: 0, ...spec }
}
export function toggle(spec: Rest<ToggleParam>): ToggleParam {
  return { kind: 'toggle', ...spec }
}
export function text(spec: Rest<TextParam, 'maxLength' | 'multiline'>): TextParam {
  return { kind: 'text', maxLength: 1000, multiline: false, ...spec }
}
export function color(spec: Rest<ColorParam>): ColorParam {
  return { kind: 'color', ...spec }
}
export function file(spec: Rest<FileParam, 'default'>): FileParam {
  return { kind: 'file', default: null, ...spec }
}
export function files(spec: Rest<FilesParam, 'default'>): FilesParam {
  return { kind: 'files', default: [], ...spec }
}
export function painting(spec: Rest<PaintingParam, 'default'>): PaintingParam {
  return { kind: 'painting', default: null, ...spec }
}
/** Whether the value of a param is a file of the graph. */
export function namesFile(spec: ParamSpec | undefined): spec is FileParam | PaintingParam {
  return spec?.kind === 'file' || spec?.kind === 'painting'
}
/** Whether the value of a param is a file of the graph, or several. */
export function takesFiles(spec: ParamSpec | undefined): spec is FileParam | PaintingParam | FilesParam {
  return namesFile(spec) || spec?.kind === 'files'
}
export function seed(spec: Rest<SeedParam, 'default'>): SeedParam {
  return { kind: 'seed', default: 1, ...spec }
}
export function wireWeights(spec: Rest<WireWeightsParam, 'default'>): WireWeightsParam {
  return { kind: 'wire-weights', default: {}, ...spec }
}
