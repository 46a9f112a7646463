import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Field, Type } from '@lockstep/schema'
import { settings } from '@lockstep/test'
import { type RecordBatch, Table } from 'apache-arrow'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { readJson } from '../../packages/transforms/src/node/files/json.js'
import { writeJson } from '../../packages/transforms/src/node/files/write-json.js'
import type { LiveQuery } from '../kit/spark/spark.js'
import { allNullable, typeFields } from '../kit/spark/spark-schema.js'
import { cellOf, someTypes } from './draw.js'
import { ask, expectSame, onEverySpark, rows, tableOf, type Whole } from './live.js'

const folder = mkdtempSync(join(tmpdir(), 'lockstep-json-write-'))
afterAll(() => rmSync(folder, { recursive: true }))

const has = (type: Type, ...kinds: readonly Type['kind'][]): boolean => {
  if (type.kind === 'list') return has(type.element, ...kinds)
  if (type.kind === 'struct') return type.fields.some((field) => has(field.type, ...kinds))
  return kinds.includes(type.kind)
}

/** A column of each type, with drawn cells; a row number keeps the rows in order. */
const drawn = (types: readonly Type[], seed: number): Whole => {
  const columns = types.map((type, index) => ({
    name: `c${index}`,
    type,
    cells: fc.sample(cellOf(type), { numRuns: 300, seed: seed + index }),
  }))
  return tableOf(columns)
}

const sparkReads = (schema: readonly Field[], path: string): LiveQuery => {
  const json = JSON.stringify(allNullable({ type: 'struct', fields: typeFields(schema) }))
  return {
    python: `import json\nread = spark.read.schema(T.StructType.fromJson(json.loads(${JSON.stringify(json)}))).json(${JSON.stringify(path)})`,
    output: 'read',
  }
}

const sparkWrites = (path: string): LiveQuery => ({
  python: `t.coalesce(1).write.mode('overwrite').json(${JSON.stringify(path)})\nwritten = spark.range(1)`,
  output: 'written',
})

const linesIn = (path: string): readonly string[] =>
  readdirSync(path)
    .filter((name) => name.startsWith('part-') && name.endsWith('.json'))
    .flatMap((name) => readFileSync(join(path, name), 'utf8').trimEnd().split('\n'))

onEverySpark((version) => {
  describe('writes JSON just as we do:', () => {
    test.each(settings)('and reads our cells back, of every type, %o', async (setting) => {
      const input = drawn(someTypes, 7)
      for (const name of ['ours.json', 'ours.json.gz']) {
        const path = join(folder, name)
        await writeJson(path, input.table.batches)
        const [answer] = await ask(version, [sparkReads(input.schema, path)], { setting })
        expect(expectSame(answer, input)).toBeGreaterThan(1000)
      }
    })

    test.each(settings)('the same lines, but for doubles and times, %o', async (setting) => {
      const input = drawn(
        someTypes.filter((type) => !has(type, 'double', 'timestamp')),
        11,
      )
      const [ours, theirs] = [join(folder, 'lines.json'), join(folder, `spark-${version}`)]
      await writeJson(ours, input.table.batches)
      const [answer] = await ask(version, [sparkWrites(theirs)], { setting, input })
      rows(answer)
      expect(linesIn(theirs)).toEqual(readFileSync(ours, 'utf8').trimEnd().split('\n'))
    })

    test('and we read what it writes', async () => {
      const input = drawn(
        someTypes.filter((type) => !has(type, 'date', 'timestamp')),
        13,
      )
      const path = join(folder, `read-${version}`)
      rows((await ask(version, [sparkWrites(path)], { input }))[0])
      const files = readdirSync(path)
        .filter((name) => name.startsWith('part-'))
        .map((name) => join(path, name))
      const batches: RecordBatch[] = []
      for await (const batch of readJson({ name: 'raw', raw: input.schema }, files)) batches.push(batch)
      const [answer] = await ask(version, [{ sql: 'select * from t' }], { input })
      expectSame(answer, { schema: input.schema, table: new Table(batches) })
    })
  })
})
