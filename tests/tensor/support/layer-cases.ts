import type { LayerDescription, NetworkDescription } from '../../../src/tensor'

const convolution = { kind: 'convolution', filters: 4, kernel: 3 } as const

/** One of each kind, where its input is [6, 4, 8] unless it is said. */
export const layerCases: readonly [string, readonly LayerDescription[], NetworkDescription['input']?][] = [
  ['dense', [{ kind: 'dense', units: 5 }], [7]],
  [
    'dense to a picture',
    [
      { kind: 'dense', units: 24 },
      { kind: 'reshape', shape: [2, 3, 4] },
    ],
    [7],
  ],
  ['flatten', [{ kind: 'flatten' }, { kind: 'dense', units: 2 }]],
  ['convolution', [convolution]],
  ['convolution 4x4, stride 2', [{ kind: 'convolution', filters: 3, kernel: 4, stride: 2 }]],
  [
    'convolution 3x3, stride 2, no padding',
    [{ kind: 'convolution', filters: 3, kernel: 3, stride: 2, padding: 0 }],
  ],
  ['transposed convolution 4x4', [{ kind: 'transposed-convolution', filters: 3, kernel: 4, stride: 2 }]],
  ['transposed convolution 3x3', [{ kind: 'transposed-convolution', filters: 3, kernel: 3, stride: 2 }]],
  [
    'resize-convolution',
    [
      { kind: 'upsample', factor: 2 },
      { kind: 'reflection-pad', size: 1 },
      { ...convolution, padding: 0 },
    ],
  ],
  ['upsample', [{ kind: 'upsample', factor: 3 }]],
  ['pixel shuffle', [{ kind: 'pixel-shuffle', factor: 2 }]],
  ['reflection padding', [{ kind: 'reflection-pad', size: 3 }]],
  ['batch normalization', [{ kind: 'batch-norm' }]],
  ['instance normalization', [{ kind: 'instance-norm' }]],
  ['layer normalization', [{ kind: 'layer-norm' }]],
  ['relu', [convolution, { kind: 'relu' }, { kind: 'reflection-pad', size: 1 }]],
  ['leaky relu', [convolution, { kind: 'leaky-relu', slope: 0.2 }, convolution]],
  ['tanh', [{ kind: 'tanh' }]],
  ['sigmoid', [{ kind: 'sigmoid' }]],
  [
    'residual',
    [
      {
        kind: 'residual',
        layers: [{ ...convolution, filters: 8 }, { kind: 'instance-norm' }, { kind: 'relu' }],
      },
    ],
  ],
]
