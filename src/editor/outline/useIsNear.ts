import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'

/** Of what was not drawn yet, in px. */
const usual = 480
/** So far beyond the screen, in screens: where the next press of Tab may lead is there before it. */
const beyond = 1

/**
 * Whether an element is on the screen or nearly so, from the first picture on. What has the focus stays near. `height`
 * is what it had last, in px, so that nothing moves where it goes.
 */
export function useIsNear(element: RefObject<HTMLElement | null>) {
  const [state, setState] = useState({ near: false, height: usual })
  useLayoutEffect(() => {
    const { top = 0, bottom = 0 } = element.current?.getBoundingClientRect() ?? {}
    if (bottom >= -beyond * innerHeight && top <= (1 + beyond) * innerHeight)
      setState((before) => ({ ...before, near: true }))
  }, [element])
  useEffect(() => {
    const target = element.current
    if (!target) return
    const observer = new IntersectionObserver(
      (entries) => {
        const last = entries.at(-1)
        if (!last) return
        const near = last.isIntersecting || target.contains(document.activeElement)
        setState((before) => {
          if (before.near === near) return before
          return { near, height: near ? before.height : last.boundingClientRect.height }
        })
      },
      { rootMargin: `${beyond * 100}% 0px` },
    )
    observer.observe(target)
    return () => observer.disconnect()
  }, [element])
  return state
}
