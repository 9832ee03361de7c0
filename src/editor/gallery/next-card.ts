/** The middle of a card's upper edge, in px of the screen. */
interface CardPlace {
  readonly x: number
  readonly y: number
}

/**
 * The card that an arrow key leads to: beside, or in the nearest row above or below that has one.
 *
 * @returns -1 when it leads out of the cards at the top; undefined when it leads nowhere.
 */
export function nextCard(key: string, at: number, cards: readonly CardPlace[]): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return at + 1 < cards.length ? at + 1 : undefined
    case 'ArrowLeft':
      return at > 0 ? at - 1 : undefined
    case 'Home':
      return 0
    case 'End':
      return cards.length - 1
    case 'ArrowDown':
      return inRow(at, cards, 1)
    case 'ArrowUp':
      return inRow(at, cards, -1) ?? -1
    default:
      return undefined
  }
}

function inRow(at: number, cards: readonly CardPlace[], direction: 1 | -1): number | undefined {
  const from = cards[at]
  if (!from) return undefined
  const beyond = cards.map(({ x, y }, index) => ({
    index,
    down: (y - from.y) * direction,
    aside: Math.abs(x - from.x),
  }))
  const nearest = Math.min(...beyond.map(({ down }) => (down > 1 ? down : Number.POSITIVE_INFINITY)))
  const row = beyond.filter(({ down }) => Math.abs(down - nearest) <= 1)
  return row.sort((a, b) => a.aside - b.aside)[0]?.index
}
