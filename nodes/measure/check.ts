import { UserError } from '../../src/core/context'
import { activationShape, type LossTerm, sizeOf, type Tensor3D, windowSide } from '../../src/tensor'

/** @throws UserError when windows of 11 px do not fit into the picture, so that it has no detail and no SSIM. */
export function checkNotSmall(image: Tensor3D, name: string): void {
  const { width, height } = sizeOf(image)
  if (Math.min(width, height) >= windowSide) return
  throw new UserError(
    `${name} is ${width} × ${height} px; detail and SSIM look at windows of ${windowSide} × ${windowSide} px.`,
    'Give a larger picture.',
  )
}

/** @throws UserError when the pictures cannot be laid on each other. */
export function checkSameSize(image: Tensor3D, reference: Tensor3D, name: string): void {
  const [one, other] = [sizeOf(image), sizeOf(reference)]
  if (one.width === other.width && one.height === other.height) return
  throw new UserError(
    `${name} is ${one.width} × ${one.height} px, but the reference is ${other.width} × ${other.height} px.`,
    'Both must have one size: take as reference the picture that the result was made from, or bring one of them to the size of the other.',
    { port: 'reference' },
  )
}

/** @throws UserError when a content loss was made of a picture of another size. */
export function checkContentSize(image: Tensor3D, terms: readonly LossTerm[], name: string): void {
  const { width, height } = sizeOf(image)
  for (const { needs, statistic, targets } of terms) {
    const [target] = targets
    if (!needs || statistic || target?.rank !== 3) continue
    const [rows, columns] = activationShape(needs.network.layer(needs.layer), image.shape)
    const [wantedRows, wantedColumns] = target.shape
    if (rows === wantedRows && columns === wantedColumns) continue
    throw new UserError(
      `${name} is ${width} × ${height} px, with ${columns} × ${rows} values at ${needs.layer}; the content loss was made of a picture with ${wantedColumns} × ${wantedRows}.`,
      'Make the content loss of a picture of the same size, or leave it out: a style loss takes pictures of any size.',
      { port: 'loss' },
    )
  }
}
