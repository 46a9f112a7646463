import type { Choose } from './constants.js'

const shuffled = <T>(cards: readonly T[], choose: Choose): readonly T[] => {
  const left = [...cards]
  return cards.flatMap(() => left.splice(choose(left.length), 1))
}

/**
 * Deals cards out, in hands of a size, or of as many cards as there are. Hands follow each other through the shuffled cards and
 * begin again at their end: of two cards, neither is dealt more than once more often than the other.
 */
export const deal = <T>(
  cards: readonly T[],
  hands: number,
  size: number,
  choose: Choose,
): readonly (readonly T[])[] => {
  const order = shuffled(cards, choose)
  const most = Math.min(size, cards.length)
  return Array.from({ length: hands }, (_, hand) =>
    Array.from({ length: most }, (_, place) => order[(hand * most + place) % order.length]).filter(
      (card) => card !== undefined,
    ),
  )
}
