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

/** Gives the next card that fits, or none where no card does. */
export type Deck<T> = (fits?: (card: T) => boolean) => T | undefined

/** Cards one after the other, shuffled anew when all are dealt: each comes as often as the others, where it fits. */
export const deckOf = <T>(cards: readonly T[], choose: Choose): Deck<T> => {
  const pile: T[] = []
  return (fits = () => true) => {
    if (!pile.some(fits)) pile.push(...shuffled(cards, choose))
    const at = pile.findIndex(fits)
    return at < 0 ? undefined : pile.splice(at, 1)[0]
  }
}
