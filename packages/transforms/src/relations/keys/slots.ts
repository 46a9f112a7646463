/** The fewest slots of a table of keys. */
export const leastSlots = 1_024

/** The most keys of a table: five for eight slots. */
export const mostOf = (slots: number): number => (slots >> 3) * 5

/** Slots for eight times as many keys as there are, or for those of all rows; `ahead` rows come before a table is looked at again. */
export const slotsFor = (slots: number, count: number, length: number, ahead: number): number => {
  const need = Math.min(length + ahead, (count + ahead) * 8)
  let enough = slots
  while (mostOf(enough) < need) enough *= 2
  return enough
}
