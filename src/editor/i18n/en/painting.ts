/** Painting a mask on a picture. */
export const painting = {
  painting: {
    open: 'Paint…',
    again: 'Click to go on painting',
    title: 'Paint on the picture',
    surface: 'Painting, {{width}} × {{height}} px',
    noPicture: 'Run the graph first to see the picture here. Until then you paint on an empty square.',
    paint: 'Paint',
    erase: 'Erase',
    size: 'Size',
    hardness: 'Hardness',
    undo: 'Undo',
    redo: 'Redo',
    clear: 'Clear',
    cancel: 'Cancel',
    done: 'Done',
    keys: 'Keys: arrows move the brush, Shift in larger steps; Space paints; E erases; [ and ] change the size.',
    file: 'painting.png',
    failed: 'The painting could not be opened: {{message}}',
  },
} as const
