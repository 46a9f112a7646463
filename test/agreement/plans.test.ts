import { expect, test } from 'vitest'
import { type GeneratedCode, generatedCode } from '../kit/compare/plan.js'
import { ask, onEverySpark, plainly, rows } from './live.js'

onEverySpark((version) => {
  const seen = async (sql: string, setting = plainly): Promise<GeneratedCode> => {
    const [answer] = await ask(version, [{ sql }], { setting })
    return generatedCode(rows(answer).plan ?? '')
  }
  const not = (reason: RegExp) => ({ generated: false, reason: expect.stringMatching(reason) })

  test.each([
    'select upper(word) as w, id + 1 as b from t where id > 1',
    'select distinct upper(word) as w from t where id > 1',
  ])('generated code over a scan: %s', async (sql) => {
    expect(await seen(sql)).toEqual({ generated: true, computes: 2 })
  })

  test.each([
    ['a local table', 'select n + 1 as n from values (1), (2) as v(n)', /planner/],
    ['no table', 'select 1 + 1 as n', /planner/],
    ['a range', 'select id + 1 as n from range(3)', /no scan/],
    ['a table passed through', 'select * from t', /nothing is computed/],
  ])('not generated code: %s', async (_, sql, reason) => {
    expect(await seen(sql)).toEqual(not(reason))
  })

  test('a table passed through may be asked for', async () => {
    const [answer] = await ask(version, [{ sql: 'select * from t' }])
    const code = generatedCode(rows(answer).plan ?? '', { passing: true })
    expect(code).toEqual({ generated: true, computes: 0 })
  })

  test('not generated code: more than 100 columns', async () => {
    const columns = Array.from({ length: 101 }, (_, at) => `id + ${at} as c${at}`)
    expect((await seen(`select ${columns.slice(1).join(', ')} from t`)).generated).toBe(true)
    expect(await seen(`select ${columns.join(', ')} from t`)).toEqual(not(/not generated/))
  })

  test('not generated code: switched off', async () => {
    const sql = 'select id + 1 as b from t'
    expect(await seen(sql, { ...plainly, codegen: false })).toEqual(not(/not generated/))
  })
})
