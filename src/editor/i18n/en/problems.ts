export const problems = {
  problems: {
    title: 'Problems',
    count_one: '{{count}} problem',
    count_other: '{{count}} problems',
    none: 'No problems',
    error: 'Error',
    warning: 'Warning',
    inFile: 'In the file',
    wholeGraph: 'Graph',
  },
} as const
