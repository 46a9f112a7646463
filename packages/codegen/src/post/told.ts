import { shownNumber } from '../print/amounts.js'
import type { Posted } from './post.js'
import { acknowledgedIn, type PostTally } from './tally.js'

const few = (count: number, one: string, many: string = `${one}s`): string =>
  `${shownNumber(count)} ${count === 1 ? one : many}`

/** Numbers that are not 0, in words. */
const parts = (of: readonly (readonly [count: number, words: string])[]): readonly string[] =>
  of.flatMap(([count, words]) => (count === 0 ? [] : [`${shownNumber(count)} ${words}`]))

/** How posting is going, in one line. */
export const postingWords = (posted: Posted, seconds: number): string => {
  const { part, inFlight, invalid, refused, retried, lastWhy } = posted
  const done = acknowledgedIn(posted)
  return [
    `${shownNumber(done)} acknowledged`,
    `${Math.round(100 * part)} %`,
    ...(seconds < 1 ? [] : [`${shownNumber(Math.round(done / seconds))} a second`]),
    ...parts([
      [invalid + refused, 'not taken'],
      [inFlight, 'under way'],
      [retried, 'sent again'],
    ]),
    ...(retried === 0 || lastWhy === null ? [] : [`for ${lastWhy.slice(0, 40)}`]),
  ].join(', ')
}

/** What was posted, in one line. */
export const postedWords = (tally: PostTally, to: string, seconds: number): string => {
  const done = acknowledgedIn(tally)
  const tables = Object.entries(tally.acknowledged)
    .map(([table, count]) => `${table} ${shownNumber(count)}`)
    .join(', ')
  const pace = seconds < 1 ? '' : `, ${shownNumber(Math.round(done / seconds))} a second`
  return [
    `${to}: ${few(done, 'record')} acknowledged (${tables}) in ${seconds.toFixed(1)} s${pace}`,
    ...parts([
      [tally.before, 'were settled before'],
      [tally.retried, 'were sent again'],
    ]),
  ].join('; ')
}

/** What was not posted, in one line, or nothing where there is none. */
export const notPostedWords = ({ invalid, refused }: PostTally, file: string): string | undefined =>
  invalid + refused === 0
    ? undefined
    : `${few(invalid + refused, 'record')} ${invalid + refused === 1 ? 'was' : 'were'} not posted: ${parts([
        [invalid, 'that the raw schema does not take'],
        [refused, 'that the server does not take'],
      ]).join(', ')}; each stands in ${file}, with the reason`

/** What a person does after posting ended early. */
export const goOnWords = (tally: PostTally, journal: string | undefined): string => {
  const { uncertain } = tally
  const may =
    uncertain === 0
      ? ''
      : `, and ${uncertain === 1 ? '1 more that was' : `${shownNumber(uncertain)} more that were`} sent may have been taken, too`
  const next =
    journal === undefined
      ? 'without a journal, the next run posts all of them again'
      : `the same command goes on from ${journal}`
  return `${few(acknowledgedIn(tally), 'record')} ${acknowledgedIn(tally) === 1 ? 'was' : 'were'} acknowledged${may}; ${next}`
}
