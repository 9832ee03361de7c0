import { Component, type ComponentType, type ContextType, lazy, type ReactNode, Suspense } from 'react'
import { tellPartFailed } from '../actions/faults'
import { type Editor, EditorContext } from '../editor'

interface Waits {
  /** Stands in until the part is there. */
  readonly waiting?: ReactNode
}

/**
 * A part of the editor that is loaded when it is first shown. What goes wrong in it, or on its way here, is told and takes
 * nothing else with it; shown anew, it is tried again.
 *
 * @param close puts down that it is shown no longer, so that it can be asked for again.
 */
export function later<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
  close?: (editor: Editor, props: Props) => void,
) {
  let Part = lazy(load) as ComponentType<Props>
  return function Later(props: Props & Waits) {
    const onFailed = (editor: Editor) => {
      Part = lazy(load) as ComponentType<Props>
      close?.(editor, props)
    }
    return (
      <Guard onFailed={onFailed}>
        <Suspense fallback={props.waiting}>
          <Part {...props} />
        </Suspense>
      </Guard>
    )
  }
}

interface GuardProps {
  readonly onFailed: (editor: Editor) => void
  readonly children: ReactNode
}

class Guard extends Component<GuardProps, { readonly failed: boolean }> {
  static override contextType = EditorContext
  declare context: ContextType<typeof EditorContext>
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(thrown: unknown) {
    if (!this.context) return
    this.props.onFailed(this.context)
    tellPartFailed(this.context, thrown)
  }

  override render() {
    return this.state.failed ? null : this.props.children
  }
}
