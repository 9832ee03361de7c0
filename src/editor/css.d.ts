import 'react'

declare module 'react' {
  /** Custom properties set from components. */
  interface CSSProperties {
    '--hue'?: string
    '--filled'?: string
    '--ink'?: string
    '--viewer-width'?: string
    '--wire'?: string | undefined
  }
}
