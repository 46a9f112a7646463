import { isQuery } from '@lockstep/schema'
import { answer } from '@lockstep/transforms'
import { describe, expect, it } from 'vitest'
import * as pinterest from '../../../examples/pinterest/index.js'
import { arrowOf, rawTables, rowsFor } from '../../kit/draw/questions/rows-for.js'

const questions = Object.values(pinterest).filter((each) => isQuery(each))

describe('rows that are drawn for a question', () => {
  it.each(questions.map((of) => [of.name, of] as const))('have an answer: %s', (_, of) => {
    for (let seed = 0; seed < 10; seed++)
      expect(answer(of, arrowOf(rawTables(of), rowsFor(of, seed, 40))).numRows).toBeGreaterThan(0)
  })

  it('are the same for the same seed', () => {
    const [of] = questions
    if (of === undefined) throw new Error('the example has questions')
    expect(rowsFor(of, 7, 40)).toEqual(rowsFor(of, 7, 40))
    expect(rowsFor(of, 7, 40)).not.toEqual(rowsFor(of, 8, 40))
  })
})
