/** Every word of the help that is not in the definitions. Loaded with the help. */
export const en = {
  title: 'Help',
  search: 'Search the help',
  close: 'Close the help',
  back: 'Back',
  contents: 'Contents',
  found: '{{count}} found',
  none: 'Nothing found for “{{query}}”. Try one word, or the name of a node.',
  kinds: {
    node: 'Node',
    port: 'Kind of value',
    concept: 'Concept',
    command: 'Command',
    page: 'Page',
  },
  intro:
    'Wires carry values from node to node: pictures on the left, a painting on the right. Press F1 with a node selected to read about it.',
  concepts: 'How style transfer works',
  nodes: 'Nodes',
  ports: 'What travels on wires',
  pages: 'This program',
  add: 'Add to the canvas',
  heavy: 'Takes seconds to minutes: it runs only when you ask for it.',
  inputs: 'Inputs',
  outputs: 'Outputs',
  settings: 'Settings',
  noSettings: 'It has no settings.',
  optional: 'optional',
  many: 'any number of wires',
  usedIn: 'Examples that use it',
  explainedIn: 'Explained in',
  givenBy: 'Nodes that give it',
  takenBy: 'Nodes that take it',
  doneBy: 'Nodes that do it',
  readOn: 'Read on',
  facts: {
    default: 'Default: {{value}}',
    range: '{{min}} to {{max}}',
    atLeast: 'at least {{min}}',
    on: 'on',
    off: 'off',
    nothing: 'nothing',
    file: 'A file: {{types}}',
    painting: 'Painted by hand, or a picture file',
    seed: 'A whole number that all chance is drawn from',
    weights: 'A number for each wire, {{min}} to {{max}}',
    text: 'Text of up to {{count}} characters',
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    intro: 'Every command, with or without keys, is found by its name: {{keys}}.',
    filter: 'Search shortcuts',
    none: 'No shortcut for “{{query}}”.',
    areas: {
      file: 'Files',
      edit: 'Edit',
      clipboard: 'Clipboard',
      node: 'Nodes',
      add: 'Add',
      select: 'Select',
      run: 'Run',
      view: 'View',
      find: 'Find',
      frame: 'Frames',
      note: 'Notes',
      arrange: 'Arrange',
      bookmark: 'Bookmarks',
      group: 'Groups',
      app: 'App view',
      help: 'Help',
      settings: 'Settings',
      other: 'More',
    },
    hands: 'By hand and on the canvas',
    gestures: [
      ['Tab', 'From node to node, and through the controls of a node'],
      ['← ↑ → ↓', 'Move what is selected; on a port, go from port to port'],
      ['Mod + ← ↑ → ↓', 'Resize a frame or a note'],
      ['Enter', 'On a port: choose what to wire it to'],
      ['Double click', 'On the canvas: add a node. On a title: rename. On a wire: add a point'],
      ['Drag', 'From port to port: a wire. From a wire’s end: unplug it'],
      ['Shift + drag', 'Select everything in a box'],
      ['Alt + drag', 'Move without snapping'],
      ['Wheel, pinch', 'Zoom'],
    ],
  },
  limits: {
    title: 'Limits',
    text: [
      'Everything is computed on this device. Nothing is uploaded, and nothing is computed elsewhere.',
      'Without a graphics processor the optimizer runs on WebAssembly: start with pictures of 256 to 384 px there. The badge at the top says what computes, and why.',
      'The lite networks, which are built in, are good up to relu4_2. For deeper style layers choose VGG-19; its weights are downloaded once and kept.',
      'VGG-16’s public weights are 553 MB and are not downloaded by the program: give it the file.',
      'Pictures longer than the optimizer’s piece size go through the networks in pieces. The result is the same and takes about twice the time. Some losses need the picture whole.',
      'AdaIN’s pictures show a faint grid at 8 px.',
      'Pictures: PNG, JPEG and WebP, up to 67 MB, 16,384 px a side and 100 megapixels.',
    ],
  },
  about: {
    title: 'About',
    text: 'Gramarye is a node-based editor for neural style transfer. Its name is an old word for magic, with Gram in it.',
    version: 'Version {{version}}',
    license: 'Open source under the Apache License 2.0.',
    weights:
      'The lite networks were distilled from VGG-19 (Simonyan and Zisserman 2014; weights by the Visual Geometry Group, University of Oxford, CC BY 4.0).',
  },
  conceptTexts: {
    features: {
      title: 'Features: what a network sees',
      text: [
        'A network that learned to name things looks at a picture in layers. Each layer is a stack of channels, and each channel is a small picture that is bright wherever it finds what it looks for.',
        'Early layers find edges and colors. Later ones find textures, then eyes and wheels: they see a larger part of the picture, and tell less of where exactly something is. Layers are named by block and place: relu4_2 is the second of the fourth block.',
        'Style transfer never changes the network. It only uses it as an eye.',
      ],
    },
    content: {
      title: 'Content loss: what is shown',
      text: [
        'Two pictures show the same thing when a deep layer sees the same in both, place by place. The content loss is how far apart they are there: F are the features of the picture being painted, P those of the photograph.',
        'The deeper the layer, the freer the painter: relu2_2 keeps every stroke, relu4_2 keeps the arrangement and lets everything else go.',
      ],
    },
    gram: {
      title: 'Gram matrix: what a style is',
      text: [
        'Take two channels of a layer, multiply them place by place, and average over the whole picture: a large number says that they fire together, such as “blue” and “swirl” in a starry night. Do so for every pair, and you have a Gram matrix.',
        'The average forgets where things are and keeps which things occur together. That is a surprisingly good description of texture, and of style. Its size does not depend on the size of the picture.',
      ],
    },
    style: {
      title: 'Style loss: how it is painted',
      text: [
        'The style loss is how far the Gram matrices of the picture (G) are from those of the painting (A), over several layers at once.',
        'Shallow layers bring colors and fine strokes, deep ones larger shapes. Leave some out, or lower the weight of the deeper ones, and the manner changes.',
        'Gram matrices are not the only statistics: means and variances alone are enough for a freer look, and the Wasserstein distance compares the whole distribution.',
      ],
    },
    smoothness: {
      title: 'Total variation: calm pixels',
      text: [
        'The total variation is how much neighboring pixels differ. Optimized pixels like to flicker, because networks hardly notice single pixels; a little of this loss calms them.',
        'Too much of it makes the picture flat, like a poster. That can be what you want.',
      ],
    },
    optimization: {
      title: 'Painting by optimization',
      text: [
        'Nothing is learned here: the pixels themselves are what changes. The loss says how bad the picture is, and its gradient says for every pixel which way is better. Step by step the picture walks downhill.',
        'Adam takes steps of a steady size and is hard to upset. L-BFGS learns how the landscape bends and comes lower in fewer steps, for more memory.',
        'Where you start matters: from the content, its arrangement is there at once; from noise, the result is freer and needs more iterations.',
      ],
    },
    weights: {
      title: 'Weights: content against style',
      text: [
        'The losses are added up, each times its weight, and only their ratio counts. Lower the weight of the content for more style.',
        'The papers’ numbers (1 to 1,000 and more) come from losses of very different size. In the relative form each loss is divided by the size of its target, so that 1 and 1 are comparable and a weight means the same in every layer and network. The raw form reproduces the papers.',
      ],
    },
    scales: {
      title: 'Coarse to fine',
      text: [
        'A layer of the network sees a fixed number of pixels. In a large picture that is a small part, so strokes come out small and large shapes keep still.',
        'Paint small first, enlarge, and go on: the large shapes are laid out where the network can see them, and the details follow. It is faster as well, since most iterations run on few pixels.',
      ],
    },
    masks: {
      title: 'Masks: where a style counts',
      text: [
        'A mask is a gray picture: 1 counts, 0 does not. On a loss it says where on the painted picture the loss counts; on Gram matrices, which part of the painting describes the style.',
        'Give each style a mask of its own, and the sky takes one manner and the houses another. Soften the edges, so that no seam shows.',
      ],
    },
    color: {
      title: 'Keeping or exchanging colors',
      text: [
        'A style brings its colors with it. To keep those of the photograph, paint in light and dark alone and put the colors back at the end; or give the style the colors of the photograph first, by matching their means and covariances.',
        'With a third picture as the source of colors, strokes come from one and colors from another.',
      ],
    },
    adain: {
      title: 'AdaIN: style at once',
      text: [
        'In place of hundreds of steps: shift and scale each channel of the content’s features so that its mean and spread are those of the style, and let a trained decoder draw a picture from that.',
        'It takes a second and works with any style. It knows only statistics of single channels, the two simplest or the whole distribution, so strokes are coarser than those of optimization. It is a good first look, and a good start for one.',
        'Taken apart into its steps, it does more: between Match statistics and Decode features, the features of several styles can be mixed, by weight or by a mask.',
      ],
    },
    dreams: {
      title: 'Inversion and dreams: looking inside',
      text: [
        'Start from noise with a content loss alone, and you see what a layer remembers of a picture. Shallow layers remember nearly everything, deep ones only what matters for naming it.',
        'Ask a layer to fire as strongly as it can, and the picture turns into what it looks for: that is DeepDream. With a single channel you see what that one channel is about.',
      ],
    },
  },
}
export type HelpWords = typeof en
