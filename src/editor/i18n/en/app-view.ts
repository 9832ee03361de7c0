export const appView = {
  appView: {
    label: 'App view',
    back: 'Back to the graph',
    choose: 'Choose what to show',
    emptyTitle: 'Nothing is shown here yet',
    emptyText:
      'The app view hides the wires and shows only the settings and results that you choose, for people who just want to use the graph.',
    settings: 'Settings',
    results: 'Results',
    gone: 'It is no longer in the graph.',
    progress: 'Progress of the run',
    problems_one: '{{count}} thing keeps this graph from running as it should.',
    problems_other: '{{count}} things keep this graph from running as it should.',
    editing: 'Mark the settings and results to show in the app view.',
    chosen: '{{params}} settings, {{outputs}} results',
    done: 'Done',
    panel: 'What the app view shows',
    show: 'Show “{{label}}” in the app view',
    hide: 'No longer show “{{label}}” in the app view',
    nothing: 'Nothing is chosen yet.',
    edit: 'Choose what to show',
  },
} as const
