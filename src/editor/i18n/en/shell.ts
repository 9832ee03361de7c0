export const shell = {
  app: {
    name: 'Gramarye',
    untitled: 'Untitled',
    title: 'Graph title',
    menu: 'Menu',
    examples: 'Examples',
    language: 'Language',
    theme: 'Theme',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
    loading: 'Loading…',
    slow: 'This takes unusually long: the connection may be slow, or the server may not answer. You can go on waiting.',
    failed: 'Gramarye could not start',
    broke: 'The editor broke off',
    brokeText: 'Your graph is still there. Save it to a file to be sure, and reload the page.',
    partFailed: 'A part of the editor failed. Try again, or save the graph and reload the page.',
    save: 'Save the graph',
    reload: 'Reload',
  },
  examples: {
    gatys: {
      title: 'Gatys: paint by optimization',
      doc: 'Every step of the 2015 paper wired out. Takes a minute or more.',
    },
    adain: { title: 'AdaIN: style at once', doc: 'One pass through a small network. Takes a second.' },
    'gatys-lbfgs': {
      title: 'Gatys with L-BFGS',
      doc: 'The same loss, lower in fewer steps. Takes a minute or more.',
    },
    'multi-scale': {
      title: 'Coarse to fine',
      doc: 'Three sizes, each going on where the one before ended. Takes a minute or more.',
    },
    wasserstein: {
      title: 'Style by Wasserstein distance',
      doc: 'Feature statistics compared as Gaussians, in place of Gram matrices. Takes a minute or more.',
    },
    sliced: {
      title: 'Style by sorted features',
      doc: 'The whole distribution of features, not only how they vary two by two. Takes a minute or more.',
    },
    'procedural-style': {
      title: 'Procedural style: paint without a painting',
      doc: 'The style is drawn by numbers: waves, strokes, mosaic. Takes a few seconds.',
    },
    'compare-methods': {
      title: 'Compare methods',
      doc: 'One pair through five settings and methods, with every number in one table. Takes a minute or more.',
    },
    'neural-neighbors': {
      title: 'Neural neighbors: painted from pieces of the style',
      doc: 'The closest to a painter: strokes, swirls and shapes of the style itself. Takes a minute.',
    },
    'two-styles': { title: 'Two styles, weighed', doc: 'A weight for each style, one picture of both.' },
    'two-styles-masked': {
      title: 'Two styles, each in its place',
      doc: 'Masks say which style counts where.',
    },
    'adain-mixed': {
      title: 'AdaIN taken apart: two styles and a mask',
      doc: 'Each step a node, and two styles mixed between. Takes a few seconds.',
    },
    compression: {
      title: 'Compression by an autoencoder',
      doc: 'A picture in a few kilobytes, beside a JPEG of the same size. Takes some seconds.',
    },
    'texture-synthesis': {
      title: 'Texture synthesis',
      doc: 'More of the same texture, from noise: a style without a content.',
    },
    'patch-variations': {
      title: 'Patch variations',
      doc: 'Everything small is as in the picture, and everything large is made up; and a panorama. Without a network. Takes about two minutes.',
    },
    'gan-brushwork': {
      title: 'A GAN that learned brushwork',
      doc: 'New patches of a painting, by a generator that was trained on it; train it yourself in a minute or two.',
    },
    'latent-walk': {
      title: 'Latent walk',
      doc: 'One patch of brushwork turns into another, step by step. Takes a second.',
    },
    'gan-step-by-step': {
      title: 'The GAN game, step by step',
      doc: 'The discriminator moves, the generator moves, and every number is there to see. Takes a few seconds.',
    },
    'deep-prior-repair': {
      title: 'Deep image prior: repair a photograph',
      doc: 'A network that learned nothing fills the scratches. Takes a minute.',
    },
    'feature-inversion': {
      title: 'Feature inversion',
      doc: 'What a layer keeps of a picture, from noise: a content without a style.',
    },
    'deep-dream': { title: 'DeepDream', doc: 'The picture turns into what a layer looks for.' },
    'keep-colors': {
      title: 'Keep the colors of the content',
      doc: 'Paints in light and dark alone; the colors come back at the end. Takes a minute or more.',
    },
    'fuse-color-and-strokes': {
      title: 'Fuse: strokes and colors',
      doc: 'Strokes from one picture, colors from another. Takes a minute or more.',
    },
  },
  discard: {
    title: 'Discard unsaved changes?',
    body: 'The browser does not keep the changes of “{{title}}”, and they are not saved to a file.',
    discard: 'Discard',
    keep: 'Keep editing',
  },
  engine: {
    silent: 'The engine does not answer.',
    silentHint:
      'It may be busy with one long step, or the system may have ended it. You can go on waiting; starting it anew loses what was computed.',
    restart: 'Start it anew',
    retry: 'Try again',
    automatic: 'Choose automatically',
    slow: 'The engine takes unusually long to start.',
    slowHint: 'You can go on waiting, try again, or choose another backend beside the settings.',
  },
  status: {
    nodes_one: '{{count}} node',
    nodes_other: '{{count}} nodes',
    running: 'Running, {{time}}',
    runningOther: 'Running “{{title}}” as it was, {{time}}',
    iteration: '{{title}}, {{iteration}} of {{iterations}}',
    sketch: '{{title}}, sketch: {{iteration}} of {{iterations}}',
    canceling: 'Canceling…',
    peak: 'peak {{bytes}}',
    ready: 'Ready',
  },
  backend: {
    label: 'Backend: {{name}}',
    starting: 'Starting…',
    failed: 'No backend',
    title: 'Where it computes',
    considered: 'Considered, in this order',
    use: 'Use',
    auto: 'Automatic',
    restartHint: 'Changing it computes everything anew.',
    ok: 'usable',
    notOk: 'not usable',
  },
} as const
