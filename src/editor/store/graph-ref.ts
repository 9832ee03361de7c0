/** Which graph something is of, such as a run that goes on while another graph is open. */
export interface GraphRef {
  /** Its id in the library. It stays when the graph is opened again. */
  readonly graph: string
  /** Of the document store. It stays when the graph gets another id, as a copy that was made to go on with. */
  readonly generation: number
}

export function isSameGraph(a: GraphRef, b: GraphRef): boolean {
  return a.generation === b.generation || a.graph === b.graph
}
