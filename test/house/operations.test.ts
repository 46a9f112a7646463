import { operations, rules } from '@lockstep/schema'
import { expect, test } from 'vitest'
import { operationsPage } from './operations/page.js'
import { shownByFamily } from './operations/shown.js'

test('no operation and no rule is without an example', async () => {
  const shown = [...(await shownByFamily(Object.keys(rules))).values()].flat().map(({ name }) => name)
  expect([...Object.keys(operations), ...Object.keys(rules)].filter((name) => !shown.includes(name))).toEqual(
    [],
  )
})

test('docs/operations.md says what is there; `npm run docs` writes it', async () => {
  await expect(await operationsPage()).toMatchFileSnapshot('../../docs/operations.md')
})
