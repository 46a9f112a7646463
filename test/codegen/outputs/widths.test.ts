import { readFileSync } from 'node:fs'
import { notebook, pyspark } from '@lockstep/codegen'
import { table, tableFrom } from '@lockstep/schema'
import { cleanRows } from '@lockstep/transforms'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { dealtRules } from '../../kit/draw/rules.js'

const seed = Number(process.env.LOCKSTEP_SEED ?? 20_261_127)

const width = 100

/** Text in quotes, or a decimal, which is a text and its type. */
const constant =
  /CAST\('[-0-9.]+' AS DECIMAL\([0-9, ]+\)\)|F\.lit\("[-0-9.]+"\)\.cast\("decimal\([0-9,]+\)"\)|r?"(?:[^"\\]|\\.)*"|r?'(?:[^'\\]|\\.)*'/gu

/** Beyond so many blanks not even the name of a function fits. */
const deepest = 80

/** Lines that are too wide, but for rows of markdown, what stands too deep, and a constant with a few letters beside it. */
const wideIn = (text: string): readonly string[] =>
  text.split('\n').filter((line) => {
    if (line.length <= width || line.startsWith('# MAGIC |')) return false
    const code = line.trim()
    if (/^\w+\($/u.test(code) && line.length - code.length > deepest) return false
    const longest = Math.max(0, ...[...code.matchAll(constant)].map(([found]) => found.length))
    return longest < 50 || code.length - longest > 40
  })

describe('lines of Python', () => {
  it('are no wider than 100 in the notebook of the example', () => {
    const path = new URL('../../../examples/pinterest/generated/clean_pinterest.py', import.meta.url)
    const text = readFileSync(path, 'utf8')
    expect(text.split('\n').length).toBeGreaterThan(100)
    expect(wideIn(text)).toEqual([])
  })

  it.each(dealtRules(seed, 6, 200).map((each, place) => [place, each] as const))(
    `are no wider than 100 in the text of random rules, seed ${seed}, table %i`,
    (_, each) => {
      expect(wideIn(pyspark(each))).toEqual([])
      expect(wideIn(pyspark(each, { spark: '4.0' }))).toEqual([])
    },
  )

  it('are no wider than 100 where names are long', () => {
    const name = 'a_rather_long_name_of_a_table_that_is_made_from_another_one'
    const raw = z.object({ word: z.string() })
    const one = table(name, { raw, clean: ({ word }) => ({ word }) })
    const two = tableFrom(`${name}_again`, { from: one, clean: ({ word }) => ({ word: word.trim() }) })
    const text = notebook([one, two], { clean: cleanRows, doc: 'Many words. '.repeat(20), title: 'Long' })
    expect(wideIn(text)).toEqual([])
  })
})
