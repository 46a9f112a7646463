import { refuse, showGiven } from '@lockstep/schema'

const members = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}

const isIterable = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value)

/**
 * Checks that a value is an Arrow table, of whichever copy of apache-arrow.
 * @throws Refusal that says what came, and the call to write.
 */
export const checkArrow = (value: unknown): void => {
  const of = members(value)
  if (Array.isArray(of.batches) && 'schema' in of) return
  const write =
    'numRows' in of && 'data' in of
      ? 'clean(pin, new Table([batch]))'
      : Array.isArray(value)
        ? 'for plain objects cleanRows(pin, rows)'
        : Symbol.asyncIterator in of
          ? 'for batches cleanBatches(pin, batches)'
          : 'clean(pin, arrowTable), or for plain objects cleanRows(pin, rows)'
  refuse(`clean: expected an Arrow table, got ${showGiven(value)}; write ${write}`)
}

/**
 * Checks that a value can be gone through, and is no text.
 * @throws Refusal that says what was expected, what came, and the call to write.
 */
export const checkIterable = (value: unknown, expected: string, call: string): void => {
  if (!isIterable(value))
    refuse(
      `${call.slice(0, call.indexOf('('))}: expected ${expected}, got ${showGiven(value)}; write ${call}`,
    )
}
