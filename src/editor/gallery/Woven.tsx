const threads = [0, 1, 2, 3, 4, 5]

/** Stands for a picture that there is none of: a Gram matrix as a woven sign, another one for each name. */
export function Woven({ seed }: { readonly seed: string }) {
  let number = 7
  for (const character of seed) number = (number * 31 + (character.codePointAt(0) ?? 0)) % 9973
  const weight = (row: number, column: number) =>
    ((number + 13 * row * column + 7 * (row + column)) % 10) / 14
  return (
    <svg className="card__image card__woven" viewBox="0 0 120 90" aria-hidden="true">
      {threads.flatMap((row) =>
        threads.map((column) => (
          <rect
            key={`${row} ${column}`}
            x={12 + column * 16}
            y={6 + row * 13}
            width="15"
            height="12"
            fill="currentColor"
            opacity={0.08 + weight(row, column)}
          />
        )),
      )}
    </svg>
  )
}
