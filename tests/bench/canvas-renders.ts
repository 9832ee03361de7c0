/** React tells developer tools of every commit, in production too. As much of its tree as is looked at here. */
interface Fiber {
  readonly flags: number
  readonly type: unknown
  readonly stateNode: unknown
  readonly child: Fiber | null
  readonly sibling: Fiber | null
  readonly alternate: Fiber | null
}

export interface Renders {
  /** Ids of the nodes in which something rendered. */
  readonly nodes: readonly string[]
  readonly components: number
}

declare global {
  interface Window {
    renders?: { reset(): void; count(): Renders }
  }
}

/** To run before the page's own scripts: notes which components React renders. */
export function countRenders() {
  const performed = 1
  let components = 0
  let nodes = new Set<string>()

  function visit(fiber: Fiber, node: string | undefined) {
    const element = fiber.stateNode
    const here = element instanceof HTMLElement ? (element.dataset.nodeId ?? node) : node
    if (typeof fiber.type !== 'string' && fiber.alternate !== null && (fiber.flags & performed) !== 0) {
      components += 1
      if (here !== undefined) nodes.add(here)
    }
    // React gives a part that it left alone the same children as before.
    if (fiber.alternate !== null && fiber.child === fiber.alternate.child) return
    for (let child = fiber.child; child; child = child.sibling) visit(child, here)
  }

  const hook = {
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberRoot: (_: number, root: { readonly current: Fiber }) => visit(root.current, undefined),
    onCommitFiberUnmount: () => {},
    onPostCommitFiberRoot: () => {},
  }
  Object.assign(window, {
    __REACT_DEVTOOLS_GLOBAL_HOOK__: hook,
    renders: {
      reset() {
        components = 0
        nodes = new Set()
      },
      count: () => ({ nodes: [...nodes], components }),
    },
  })
}

export function renders(): Renders {
  return window.renders?.count() ?? { nodes: [], components: 0 }
}
