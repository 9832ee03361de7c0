export const previews = {
  charts: {
    label: 'Curves over {{xLabel}}: {{names}}',
    iteration: 'iteration',
    loading: 'Loading chart…',
  },
} as const
