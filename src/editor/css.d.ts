import 'react'

declare module 'react' {
  /** Custom properties set from components. */
  interface CSSProperties {
    '--hue'?: string
    '--filled'?: string
    '--paint'?: string
    '--mark'?: string
    '--ink'?: string
    '--viewer-width'?: string
    '--wire'?: string | undefined
  }
}
