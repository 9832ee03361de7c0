/** Three numbers, one for each channel. */
export type Vector3 = readonly [number, number, number]

/** Three rows. All arithmetic here is in double precision: tensors would have single. */
export type Matrix3 = readonly [Vector3, Vector3, Vector3]

const places = [0, 1, 2] as const
type Place = (typeof places)[number]

export function vector3(value: (place: Place) => number): Vector3 {
  return [value(0), value(1), value(2)]
}

export function matrix3(value: (row: Place, column: Place) => number): Matrix3 {
  const row = (at: Place) => vector3((column) => value(at, column))
  return [row(0), row(1), row(2)]
}

export function diagonal(values: Vector3): Matrix3 {
  return matrix3((row, column) => (row === column ? values[row] : 0))
}

export const identity: Matrix3 = diagonal([1, 1, 1])

function transpose(a: Matrix3): Matrix3 {
  return matrix3((row, column) => a[column][row])
}

/** Applies the last of them first. */
export function multiply(first: Matrix3, ...others: readonly Matrix3[]): Matrix3 {
  return others.reduce(
    (a, b) =>
      matrix3(
        (row, column) => a[row][0] * b[0][column] + a[row][1] * b[1][column] + a[row][2] * b[2][column],
      ),
    first,
  )
}

export function apply(a: Matrix3, x: Vector3): Vector3 {
  return vector3((row) => dot(a[row], x))
}

export function dot(a: Vector3, b: Vector3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/** (1 − amount)·a + amount·b. */
export function mix(a: Matrix3, b: Matrix3, amount: number): Matrix3 {
  return matrix3((row, column) => (1 - amount) * a[row][column] + amount * b[row][column])
}

/** Infinite or not a number where there is none. */
export function inverse(a: Matrix3): Matrix3 {
  const cross = (u: Vector3, v: Vector3): Vector3 => [
    u[1] * v[2] - u[2] * v[1],
    u[2] * v[0] - u[0] * v[2],
    u[0] * v[1] - u[1] * v[0],
  ]
  const columns = [cross(a[1], a[2]), cross(a[2], a[0]), cross(a[0], a[1])] as const
  const determinant = dot(a[0], columns[0])
  return matrix3((row, column) => columns[column][row] / determinant)
}

/** L, lower triangular, with L Lᵀ = a, for a symmetric positive definite matrix. */
export function cholesky(a: Matrix3): Matrix3 {
  const l00 = Math.sqrt(a[0][0])
  const l10 = a[1][0] / l00
  const l20 = a[2][0] / l00
  const l11 = Math.sqrt(a[1][1] - l10 * l10)
  const l21 = (a[2][1] - l20 * l10) / l11
  const l22 = Math.sqrt(a[2][2] - l20 * l20 - l21 * l21)
  return [
    [l00, 0, 0],
    [l10, l11, 0],
    [l20, l21, l22],
  ]
}

/** Applies a function to the eigenvalues of a symmetric matrix: its square root, for example, by Math.sqrt. */
export function ofEigenvalues(a: Matrix3, change: (eigenvalue: number) => number): Matrix3 {
  const { values, vectors } = eigen(a)
  return multiply(vectors, diagonal(vector3((place) => change(values[place]))), transpose(vectors))
}

/** Jacobi's rotations converge quadratically: three by three needs four or five rounds, and has room for more. */
const rounds = 12

/** Of a symmetric matrix; the vectors are columns of unit length. */
function eigen(a: Matrix3): { readonly values: Vector3; readonly vectors: Matrix3 } {
  let left = a
  let vectors = identity
  for (let round = 0; round < rounds; round++) {
    for (const [p, q] of [[0, 1] as const, [0, 2] as const, [1, 2] as const]) {
      const turn = rotation(left, p, q)
      left = multiply(transpose(turn), left, turn)
      vectors = multiply(vectors, turn)
    }
  }
  return { values: vector3((place) => left[place][place]), vectors }
}

/** The rotation in the plane of p and q after which a[p][q] is 0. */
function rotation(a: Matrix3, p: Place, q: Place): Matrix3 {
  if (a[p][q] === 0) return identity
  const angle = Math.atan2(2 * a[p][q], a[q][q] - a[p][p]) / 2
  const cosine = Math.cos(angle)
  const sine = Math.sin(angle)
  return matrix3((row, column) => {
    if (row === p && column === q) return sine
    if (row === q && column === p) return -sine
    if (row !== column) return 0
    return row === p || row === q ? cosine : 1
  })
}
