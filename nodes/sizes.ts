import { UserError } from '../src/core/context'
import { type Shape3, sizeOf, type Tensor3D } from '../src/tensor'

interface Named {
  /** As the port is labeled. */
  readonly label: string
  readonly value: Tensor3D
}

/** @throws UserError naming both sizes when two pictures or masks differ in width or height. */
export function demandSameSize(first: Named, second: Named, port: string): void {
  const a = sizeOf(first.value)
  const b = sizeOf(second.value)
  if (a.width === b.width && a.height === b.height) return
  throw new UserError(
    `“${first.label}” has ${a.width} x ${a.height} px, and “${second.label}” has ${b.width} x ${b.height} px.`,
    'Give both one size, by resizing one of them to the size of the other.',
    { port },
  )
}

/** Whether two sizes that a forecast was given agree in height and width; it cannot tell of those that do not. */
export function agree(first: Shape3, second: Shape3): boolean {
  return first[0] === second[0] && first[1] === second[1]
}
