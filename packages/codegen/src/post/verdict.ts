import type { Exchanged } from './exchange.js'
import type { Failure, RecordFate, Shape } from './shapes.js'

/** What an answer means for the records of its request. */
export type Verdict =
  | { readonly verdict: 'each'; readonly fates: readonly RecordFate[] }
  /** The request is to be sent again. */
  | { readonly verdict: 'again'; readonly why: string; readonly retryAfter: string | null }
  /** What was sent is not taken: one of the records, or all of them. */
  | { readonly verdict: 'refused'; readonly why: string }
  /** Nothing will be taken there, whatever is sent. */
  | { readonly verdict: 'stop'; readonly why: string }

const meanings: Readonly<Record<number, string>> = {
  401: 'it asks who you are; check the address and what lets you in',
  403: 'it does not let you in; check the address, the stage, and what lets you in',
  404: 'it does not know the topic or stream; check the address, and that the topic was made',
  405: 'it does not take such a request; check the address, and the shape',
  415: 'it does not take the content type; check the shape',
}

/** Statuses of which the records are the cause: too large, or not as they should be. */
const ofRecords = new Set([400, 413, 422])

/** Statuses of a passing trouble, beside those from 500. */
const ofNow = new Set([408, 425, 429])

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What an answer says, as far as a person wants to read it. */
const said = (text: string): string => {
  const told = Object(jsonIn(text))
  const message: unknown = told.message ?? told.Message
  const words = (typeof message === 'string' ? message : text).replaceAll(/\s+/gu, ' ').trim()
  return /^[\s{}[\]]*$/u.test(words) ? '' : `: ${words.slice(0, 300)}`
}

const verdictOfFailure = (
  { failure, why: said }: Failure,
  status: number,
  retryAfter: string | null,
): Verdict => {
  const why = `${status}: ${said}`
  return failure === 'again' ? { verdict: 'again', why, retryAfter } : { verdict: failure, why }
}

/** What an answer means: an answer of 200 counts only where it says of each record that it was taken. */
export const verdictOf = (answer: Exchanged, shape: Shape, count: number): Verdict => {
  if (!answer.answered) return { verdict: 'again', why: answer.why, retryAfter: null }
  const { status, text, retryAfter } = answer
  const failure = shape.failure(jsonIn(text))
  if (failure !== undefined) return verdictOfFailure(failure, status, retryAfter)
  const why = `${status}${said(text)}`
  if (status >= 200 && status < 300) {
    const fates = shape.fates(jsonIn(text), count)
    if (fates !== undefined) return { verdict: 'each', fates }
    return {
      verdict: 'stop',
      why: `${why}; that does not say which records were taken: check the address, and the shape`,
    }
  }
  if (status >= 500 || ofNow.has(status)) return { verdict: 'again', why, retryAfter }
  if (ofRecords.has(status)) return { verdict: 'refused', why }
  return { verdict: 'stop', why: `${why}; ${meanings[status] ?? 'check the address'}` }
}
