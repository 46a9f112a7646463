import { notebook, pyspark } from '@lockstep/codegen'
import {
  bucket,
  type Column,
  concat,
  type Int,
  type RawColumns,
  rule,
  type Text,
  table,
} from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const raw = z.object({ a: z.string(), b: z.string(), n: z.int32(), m: z.int32(), xs: z.array(z.string()) })

type Rules = (columns: RawColumns<typeof raw.shape>) => Readonly<Record<string, Column>>

const tableOf = (clean: Rules, name = 't') => table(name, { raw, clean })
const textOf = (clean: Rules): string => pyspark(tableOf(clean))

/** The functions of a text, but for those that this package brings and the last one. */
const ownIn = (text: string): readonly string[] =>
  text
    .split('\n\n\n')
    .filter((part) => part.startsWith('def ') && !/^def (?:clean_|null_if|strip_|upper_|lower_)/u.test(part))

const dollars = rule('dollars', '{0} as an amount in dollars', (of: Text) =>
  of.stripPrefix('$').toDecimal(10, 2),
)
const word = rule('word', 'a word', (of: Text) => of.trim().nullIf('N/A'))
const joined = rule('joined', '{0} beside {1}', (one: Text, other: Text) => concat(one, '-', other))

describe("a rule of the user's own", () => {
  it('is a function where it stands twice, with its words, and is called', () => {
    const text = textOf(({ a, b }) => ({ x: dollars(a), y: dollars(b) }))
    expect(ownIn(text)).toEqual([
      `def dollars(name: str) -> Column:
    """The column as an amount in dollars."""
    return F.expr(
        rf"""
        try_cast(
            regexp_extract(
                regexp_replace(\`{name}\`, r'^\\$', ''),
                r'^[\\x00- ]*[+-]?[0-9.]{{1,1000}}([eE][+-]?[0-9]{{1,3}})?[\\x00- ]*\\z',
                0
            ) AS DECIMAL(10, 2)
        )
        """
    )`,
    ])
    expect(text).toContain('        dollars("a").alias("x"),\n        dollars("b").alias("y"),\n')
  })

  it('gives a name to what it uses twice', () =>
    expect(ownIn(textOf(({ a, b }) => ({ x: word(a), y: word(b) })))).toEqual([
      `def word(name: str) -> Column:
    """A word."""
    value = F.trim(name)
    return F.when(value != "N/A", value)`,
    ]))

  it('has parentheses around what goes over several lines, as Python wants them', () => {
    const group = rule('age group', 'an age group', (of: Int) =>
      bucket(of, { young: [0, 17], 'of age': [18, 64], old: [65, null] }, { otherwise: null }),
    )
    const odd = rule('odd', 'an odd length', (of: Text) =>
      of.length().equals(7).or(of.length().equals(9)).or(of.equals('seven or nine')).or(of.equals('neither')),
    )
    const [groupText, oddText] = ownIn(
      textOf(({ a, b, n, m }) => ({ x: group(n), y: group(m), v: odd(a), w: odd(b) })),
    )
    expect(groupText).toBe(
      `def age_group(name: str) -> Column:
    """An age group."""
    return (
        F.when((F.col(name) >= 0) & (F.col(name) <= 17), "young")
        .when((F.col(name) >= 18) & (F.col(name) <= 64), "of age")
        .when(F.col(name) >= 65, "old")
    )`,
    )
    expect(oddText).toMatch(/ {4}return \(\n {8}\(value == 7\) \| .*\n {4}\)$/u)
  })

  it('takes its operands by name, each of which a step before may make', () => {
    const text = textOf(({ a, b }) => ({ x: joined(a, b), y: joined(b.trim(), a) }))
    expect(ownIn(text)).toEqual([
      `def joined(first: str, second: str) -> Column:
    """The first column beside the second column."""
    return F.concat(first, F.lit("-"), second)`,
    ])
    expect(text).toContain('withColumn("y_1", F.trim("b"))')
    expect(text).toContain('joined("y_1", "a").alias("y")')
  })

  it('calls others that stand before it, and the functions of this package', () => {
    const loud = rule('loud', 'a loud word', (of: Text) => word(of).coalesce(of.upper()))
    const text = textOf(({ a, b }) => ({ x: loud(a), y: loud(b) }))
    const [inner, outer] = ownIn(text)
    expect(inner).toMatch(/^def word\(/u)
    expect(outer).toContain('    return F.coalesce(word(name), upper_case(name))')
    expect(text).toContain('def upper_case(')
  })

  it('uses what 4.0 brought where it is asked to', () =>
    expect(
      pyspark(
        tableOf(({ a, b }) => ({ x: dollars(a), y: dollars(b) })),
        { spark: '4.0' },
      ),
    ).toContain('.try_cast("decimal(10,2)")'))

  it.each<[string, Rules]>([
    ['it stands once', ({ a }) => ({ x: dollars(a) })],
    [
      'it means something else each time',
      ({ a, b }) => {
        const cut = rule('cut', 'the first {1} letters of {0}', (of: Text, length: number) =>
          of.substring(1, length),
        )
        return { x: cut(a, 1), y: cut(b, 2) }
      },
    ],
    [
      'it reads more than its operands',
      ({ a, b }) => {
        const beside = rule('beside', 'what stands beside', (of: Text) => concat(of, b))
        return { x: beside(a), y: beside(a.trim()) }
      },
    ],
    [
      'it adds integers, which must be kept apart from sums in them',
      ({ n, m }) => {
        const more = rule('more', 'one more', (of: Int) => of.add(1))
        return { x: more(n), y: more(m.add(-1)) }
      },
    ],
    [
      'it stands in lambdas',
      ({ xs }) => ({ x: xs.transform(word), y: xs.transform((of) => word(of).upper()) }),
    ],
  ])('is written out where %s', (_, clean) => expect(ownIn(textOf(clean))).toEqual([]))

  it('is one function for all tables of a notebook, and two where its name means two things', () => {
    const one = tableOf(({ a }) => ({ x: dollars(a) }), 'one')
    const two = tableOf(({ b }) => ({ x: dollars(b) }), 'two')
    expect(notebook([one, two]).match(/^def dollars/gmu)).toHaveLength(1)
    const others = rule('dollars', 'dollars, else null', (of: Text) => of.stripSuffix('$').toDecimal(10, 2))
    const three = tableOf(({ a, b }) => ({ x: others(a), y: others(b) }), 'three')
    expect(notebook([one, two, three]).match(/^def dollars\w*/gmu)).toEqual(['def dollars', 'def dollars_2'])
  })

  it('is called as nothing else is', () => {
    const names = ['name', 'null_if', 'F', 'class', 't', 'clean_t', 'größe']
    const rules = names.map((name) => rule(name, 'a text', (of: Text) => of.trim().substring(1, name.length)))
    const text = textOf(({ a, b }) =>
      Object.fromEntries(
        rules.flatMap((rule, place) => [
          [`x${place}`, rule(a)],
          [`y${place}`, rule(b)],
        ]),
      ),
    )
    expect([...text.matchAll(/^def (\w+)/gmu)].map(([, name]) => name)).toEqual([
      ...['name_', 'null_if_2', 'F_', 'class_', 't_2', 'clean_t_2', 'gr__e'],
      'clean_t',
    ])
  })

  it('has any words, in lines that fit', () => {
    const strange = rule('strange', `${'many words """ and \\ '.repeat(12)}`, (of: Text) =>
      of.trim().substring(1, 2),
    )
    const [text = ''] = ownIn(textOf(({ a, b }) => ({ x: strange(a), y: strange(b) })))
    expect(text).toContain('    """Many words \\"\\"\\" and \\\\ many')
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  })
})
