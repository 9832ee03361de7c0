export const canvas = {
  canvas: {
    label: 'Graph',
    empty: 'Nothing here yet',
    emptyHint:
      'Open an example, pick a node from the list, or double-click here to search for one (/, Shift+A or Tab). You can also drop a picture or a graph file.',
    minimap: 'Overview of the graph',
    controls: 'View',
    nodeHelp:
      'Press Enter or Space to select the node, the arrow keys to move it, Delete to remove it. With nothing selected, the arrow keys move the view. Tab goes on to its ports: the arrow keys go from port to port, and Enter lists what a port can be wired to. W goes to its wires, comma and period to the node before and after it.',
    edgeHelp:
      'Comma and period go to its ends, W to the next wire. E puts a node into it, R leads it through a point, Delete removes it.',
    wire: 'Wire from {{from}} to {{to}}, {{type}}',
  },
  palette: {
    label: 'Nodes',
    search: 'Search nodes',
    none: 'No node matches “{{query}}”.',
    hint: 'Drag onto the canvas, or press Enter',
    close: 'Hide the node list',
  },
} as const
