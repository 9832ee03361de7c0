export const canvas = {
  canvas: {
    label: 'Graph',
    empty: 'Nothing here yet',
    emptyHint:
      'Open an example, pick a node from the list, or double-click here to search for one (/, Shift+A or Tab). You can also drop a picture or a graph file.',
    minimap: 'Overview of the graph',
    controls: 'View',
    nodeHelp:
      'Press Enter or Space to select the node, the arrow keys to move it, Delete to remove it. Tab goes on to its ports: the arrow keys go from port to port, and Enter lists what a port can be wired to.',
    edgeHelp: 'Press Enter or Space to select the wire, R to lead it through a point, Delete to remove it.',
    wire: 'Wire from {{from}} to {{to}}',
  },
  palette: {
    label: 'Nodes',
    search: 'Search nodes',
    none: 'No node matches “{{query}}”.',
    hint: 'Drag onto the canvas, or press Enter',
    close: 'Hide the node list',
  },
} as const
