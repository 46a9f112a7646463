import { describe, expect, it } from 'vitest'
import { said } from '../codegen/command/said.js'

const module = new URL('modules/no-answer.ts', import.meta.url).pathname
const words = ['agree', module, '--runs', '1', '--spark', '4.2.0', '--seed', '1']

describe('lockstep agree', () => {
  it('says how many cells of a table agree, be they those of no rule', async () => {
    const { code, out, err } = await said(...words, '--only', 'numbers')
    expect(err).toBe('numbers: asking Spark\n')
    expect(out).toMatch(/^numbers agrees: [1-9][0-9,]* cells compared\n$/u)
    expect(code).toBe(0)
  })

  it('says of a question that no row answers that nothing was compared, and exits with 2', async () => {
    const { code, out, err } = await said(...words, '--only', 'none')
    expect(out).toBe('')
    expect(err).toBe(
      'none: asking Spark\nlockstep: none: nothing was compared: no rows that were drawn have an answer; draw more with --runs, or compare real records in a test: agree(query, { records })\n',
    )
    expect(code).toBe(2)
  })
})
