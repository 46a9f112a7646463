/** That there is no Spark to ask, in words for the person who wants one: what is missing, and what to do. */
export class NoSparkError extends Error {
  override readonly name = 'NoSparkError'
}
