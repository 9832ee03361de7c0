import manifest from '../../../models/manifest.json' with { type: 'json' }

type Policy = Readonly<Record<string, readonly string[]>>

const self = "'self'"
const none = "'none'"

/** Weights may come from the folders that the manifest names, and from nowhere else. */
const weights = manifest.networks.flatMap(({ baseUrl }) => baseUrl ?? [])

const common: Policy = {
  'default-src': [none],
  'style-src': [self],
  'img-src': [self, 'data:', 'blob:'],
  'object-src': [none],
  'base-uri': [none],
  'form-action': [none],
}

/** Sent with every answer: it holds for the page, and for the workers, which know no other. */
const served: Policy = {
  ...common,
  'script-src': [self, "'wasm-unsafe-eval'"],
  // The threads of WebAssembly begin as a blob.
  'worker-src': [self, 'blob:'],
  'connect-src': [self, ...weights],
  'frame-ancestors': [none],
}

/** In the page itself, for hosts that send no headers, and stricter: what computes and downloads is the worker. */
const inPage: Policy = {
  ...common,
  'script-src': [self],
  'worker-src': [self],
  'connect-src': [self],
  'require-trusted-types-for': ["'script'"],
  // The one that starts the engine.
  'trusted-types': ['gramarye-engine'],
}

function text(policy: Policy): string {
  return Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ')
}

/** What a server should send with every file of the editor; without the first two there are no threads. */
export const pageHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': text(served),
  'Permissions-Policy': [
    'clipboard-read=(self)',
    'clipboard-write=(self)',
    'cross-origin-isolated=(self)',
    'fullscreen=(self)',
    ...[
      'accelerometer',
      'camera',
      'display-capture',
      'geolocation',
      'gyroscope',
      'hid',
      'magnetometer',
      'microphone',
      'midi',
      'payment',
      'publickey-credentials-get',
      'serial',
      'usb',
      'xr-spatial-tracking',
    ].map((feature) => `${feature}=()`),
  ].join(', '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const

/** The policy in the page, after the character set, which has to come early. */
export function withPolicy(html: string): string {
  const charset = '<meta charset="utf-8" />'
  if (!html.includes(charset)) throw new Error(`index.html lacks ${charset}, after which the policy goes.`)
  return html.replace(
    charset,
    `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${text(inPage)}" />\n    <meta name="referrer" content="no-referrer" />`,
  )
}
