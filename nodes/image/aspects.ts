/** Shapes to cut to, width to height, as options of a choice. */
export const aspectOptions = [
  { value: 'original', label: 'Original' },
  { value: '1:1', label: '1:1 square' },
  { value: '4:3', label: '4:3' },
  { value: '3:2', label: '3:2' },
  { value: '16:9', label: '16:9' },
  { value: '3:4', label: '3:4' },
  { value: '2:3', label: '2:3' },
  { value: '9:16', label: '9:16' },
] as const
