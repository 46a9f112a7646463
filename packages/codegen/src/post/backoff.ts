/** The longest wait before the first retry, in milliseconds; that before each later one is twice as long. */
const first = 200
/** The longest wait before any retry, in milliseconds. */
const most = 20_000

/**
 * How long to wait before a retry, in milliseconds: exponential back-off with full jitter, a time drawn between nothing and a
 * bound that doubles, so that many who fail together do not come back together.
 * @param attempt how many attempts have failed.
 * @param random a number from 0, inclusive, to 1, exclusive.
 */
export const backoff = (attempt: number, random: number): number =>
  random * Math.min(most, first * 2 ** (attempt - 1))

/**
 * What a `Retry-After` asks for, in milliseconds: seconds, or a date of HTTP; nothing where it is neither.
 * @param now milliseconds since 1970.
 */
export const retryAfter = (header: string | null, now: number): number | undefined => {
  if (header === null) return undefined
  if (/^\s*[0-9]+\s*$/u.test(header)) return Number(header) * 1_000
  // A date of HTTP begins with the name of its day; JavaScript takes other texts for dates, too.
  const at = /^[A-Z]/u.test(header) ? Date.parse(header) : Number.NaN
  return Number.isNaN(at) ? undefined : Math.max(0, at - now)
}
