import { Component, type ComponentType, type ContextType, lazy, type ReactNode, Suspense } from 'react'
import { tellPartFailed } from '../actions/faults'
import { EditorContext } from '../editor'

interface Waits {
  /** Stands in until the part is there. */
  readonly waiting?: ReactNode
}

/**
 * A part of the editor that is loaded when it is first shown. What goes wrong in it, or on its way here, is told and takes
 * nothing else with it; shown anew, or with something else to show, it is tried again.
 */
export function later<Props extends object>(load: () => Promise<{ readonly default: ComponentType<Props> }>) {
  let Part = lazy(load) as ComponentType<Props>
  const renew = () => {
    Part = lazy(load) as ComponentType<Props>
  }
  return function Later(props: Props & Waits) {
    return (
      <Guard given={props} onFailed={renew}>
        <Suspense fallback={props.waiting}>
          <Part {...props} />
        </Suspense>
      </Guard>
    )
  }
}

interface GuardProps {
  /** What the part is given to show. */
  readonly given: Waits
  readonly onFailed: () => void
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
    this.props.onFailed()
    if (this.context) tellPartFailed(this.context, thrown)
  }

  override componentDidUpdate({ given }: GuardProps) {
    if (this.state.failed && isOther(given, this.props.given)) this.setState({ failed: false })
  }

  override render() {
    return this.state.failed ? null : this.props.children
  }
}

function isOther({ waiting: _, ...one }: Waits, { waiting: __, ...other }: Waits): boolean {
  return Object.entries(other).some(([name, value]) => Reflect.get(one, name) !== value)
}
