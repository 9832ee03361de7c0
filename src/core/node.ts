import type { RunContext } from './context'
import type { Forecast, ForecastContext, InputSizes, OutputSizes } from './forecast'
import type { Json, ParamSpec, ParamValue } from './param'
import type { InputValue, OutputValue, PortSpec } from './port'

export type PortSpecs = Readonly<Record<string, PortSpec>>
export type ParamSpecs = Readonly<Record<string, ParamSpec>>
export type StoredParams = Readonly<Record<string, Json>>

export type InputValues<I> = { readonly [K in keyof I]: InputValue<I[K]> }
export type ParamValues<P> = { readonly [K in keyof P]: ParamValue<P[K]> }
export type OutputValues<O> = { readonly [K in keyof O]: OutputValue<O[K]> }

/** What a node starts from: its own work on a smaller copy of all that its inputs are made of. */
export interface Sketch {
  /** Of every size before it, above 0 and below 1. */
  readonly scale: number
  /** No size becomes smaller than this: there is no sketch then. */
  readonly smallest: number
  /** Of the node itself, at that size; others stay. */
  readonly params: StoredParams
  /** The output of the sketch that the node goes on with, and the input that takes it. */
  readonly output: string
  readonly input: string
}

/** How a result leaves the graph: the CLI writes files for sinks, the editor offers to save them. */
export interface Sink {
  /** The input whose value is delivered; without `output`, the node passes it through as the output of the same name. */
  readonly input: string
  /** The output with the file that the node makes of its input, of a type that has one. */
  readonly output?: string
  readonly format: 'png' | 'csv' | 'safetensors'
}

/**
 * Everything about one kind of node, said once. The menu, the inspector, validation, the help page, the
 * file format and the cache key are all derived from it.
 *
 * Inputs are borrowed: `run` neither changes nor disposes them. Outputs belong to the engine's cache
 * afterwards; a node that passes a value through returns a clone of its handle.
 */
export interface NodeDefinition<
  I extends PortSpecs = PortSpecs,
  P extends ParamSpecs = ParamSpecs,
  O extends PortSpecs = PortSpecs,
> {
  /** `category/name`, stable for ever, such as `image/blur`. */
  readonly type: string
  /** Raised when params or results change meaning. */
  readonly version: number
  readonly title: string
  readonly category: string
  /** One to four sentences: what it does, when to use it, the paper if there is one. */
  readonly doc: string
  readonly inputs: I
  readonly params: P
  readonly outputs: O
  /** `{ 2: paramsOfVersion1 => paramsOfVersion2 }`; append-only, one for each version above 1. */
  readonly migrations?: Readonly<Record<number, (params: StoredParams) => StoredParams>>
  /** Identity of outside data the result depends on besides params and inputs, such as the hash of weights. */
  fingerprint?(params: ParamValues<P>): string
  readonly sink?: Sink
  /** The sketch that it starts from; undefined when these params ask for none. */
  sketch?(params: ParamValues<P>): Sketch | undefined
  /** Takes seconds to minutes: never run without being asked, until a run has shown that it is quick here. */
  readonly heavy?: true
  /**
   * Says what `run` would take, without running it: fast, since it is asked after every edit. Not asked while the
   * size of a wired input is unknown. Undefined, or no such function, is an honest "not known before the first run";
   * then what comes after the node is not known either.
   */
  forecast?(
    io: { readonly inputs: InputSizes<I>; readonly params: ParamValues<P> },
    context: ForecastContext,
  ): Forecast<OutputSizes<O>> | undefined
  run(
    io: { readonly inputs: InputValues<I>; readonly params: ParamValues<P> },
    context: RunContext,
  ): OutputValues<O> | Promise<OutputValues<O>>
}

/** A definition whose port and param types have been forgotten, as the registry and the engine hold it. */
export interface AnyNode extends Omit<NodeDefinition, 'run' | 'fingerprint' | 'forecast' | 'sketch'> {
  fingerprint?(params: Readonly<Record<string, unknown>>): string
  sketch?(params: Readonly<Record<string, unknown>>): Sketch | undefined
  forecast?(
    io: {
      readonly inputs: Readonly<Record<string, unknown>>
      readonly params: Readonly<Record<string, unknown>>
    },
    context: ForecastContext,
  ): Forecast | undefined
  run(
    io: {
      readonly inputs: Readonly<Record<string, unknown>>
      readonly params: Readonly<Record<string, unknown>>
    },
    context: RunContext,
  ): Readonly<Record<string, unknown>> | Promise<Readonly<Record<string, unknown>>>
}

/** Declares a node; `run`'s argument and result types are inferred from the ports and params. */
export function defineNode<const I extends PortSpecs, const P extends ParamSpecs, const O extends PortSpecs>(
  definition: NodeDefinition<I, P, O>,
): NodeDefinition<I, P, O> {
  return definition
}
