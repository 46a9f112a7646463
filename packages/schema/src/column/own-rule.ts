import { refuse } from '../errors/refusal.js'
import { nodeOfOwnRule } from '../graph/rule.js'
import { showLiteral } from '../types/literal.js'
import { showPlain } from '../types/plain.js'
import { attempt } from './attempt.js'
import { column, contextOf, literalOfPlain } from './build.js'
import { Column } from './column.js'
import { ruleLineOf } from './rules/index.js'

/** The words with each plain value in its hole, and the holes of columns numbered among the columns. */
const wordsFor = (words: string, args: readonly unknown[]): string => {
  const columns = args.filter((arg) => arg instanceof Column)
  const filled = words.replace(/\{([0-9]+)\}/gu, (hole, number: string) => {
    const arg = args[Number(number)]
    if (arg === undefined) return hole
    return arg instanceof Column ? `{${columns.indexOf(arg)}}` : showLiteral(literalOfPlain(arg))
  })
  return /\{(?:[0-9]+|\*)\}/u.test(words) ? filled : `${filled} (from {*})`
}

const isPlain = (arg: unknown): boolean => ['string', 'number', 'bigint', 'boolean'].includes(typeof arg)

/**
 * Gives a rule of yours a name, and words by which `explain` and the notebook tell it: `{0}` is its first operand, `{1}` the
 * second. The kernels and Spark run what the rule is made of. The function takes columns and plain values,
 * and gives a column; within one table a name means one thing.
 * @throws Refusal for a name that one of Lockstep's own rules has, and, when it is used, for what is no column.
 * @example
 * const dollars = rule('dollars', '{0} as an amount in dollars', (text: Text) => text.stripPrefix('$').toDecimal(10, 2))
 * const order = table('order', { raw, clean: (raw) => ({ price: dollars(raw.price) }) })
 */
export const rule = <F extends (...args: never) => Column>(name: string, words: string, define: F): F => {
  if (typeof name !== 'string' || name === '') refuse(`rule: expected a name, got ${showPlain(name)}`)
  if (ruleLineOf(name) !== undefined)
    refuse(`rule: the name ${JSON.stringify(name)} is taken by one of Lockstep's own rules; take another`)
  const named = (...args: readonly unknown[]): Column => {
    const context = contextOf(args, name)
    return attempt(context, name, () => {
      for (const arg of args)
        if (!(arg instanceof Column) && !isPlain(arg))
          refuse(`expected columns and plain values, got ${showPlain(arg)}`)
      const made: unknown = define(...(args as never))
      if (!(made instanceof Column))
        return refuse(`expected the rule to give a column, got ${showPlain(made)}`)
      const columns = args.filter((arg) => arg instanceof Column)
      const given = args.filter((arg) => !(arg instanceof Column)).map(literalOfPlain)
      const children = columns.map((arg) => arg.node)
      return column<Column>(
        nodeOfOwnRule(name, wordsFor(words, args), children, { given }, made.node),
        context,
      )
    })
  }
  return named as unknown as F
}
