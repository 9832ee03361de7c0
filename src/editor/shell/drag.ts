/** What a node dragged from the palette carries. */
export const nodeDragType = 'application/x-gramarye-node'
