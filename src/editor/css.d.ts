import 'react'

declare module 'react' {
  /** Custom properties set from components. */
  interface CSSProperties {
    '--hairline'?: string
    '--hue'?: string
    '--filled'?: string
    '--mark'?: string
    '--paint'?: string
    '--mark'?: string
    '--ink'?: string
    '--ratio'?: number
    '--share'?: number
    '--viewer-width'?: string
    '--wire'?: string | undefined
    '--paint'?: string
  }
}
