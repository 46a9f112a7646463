import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Field, type Type, table, types } from '@lockstep/schema'
import { cleanFiles, readCsv, readJson, writeArrow, writeParquet } from '@lockstep/transforms'
import { type RecordBatch, Table, vectorFromArray } from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { all, folder } from './threads.js'

const { path, put } = folder()

const write = (name: string, text: string): void => {
  mkdirSync(dirname(path(name)), { recursive: true })
  put(name, text)
}

const shown = (batches: readonly RecordBatch[]): readonly unknown[] =>
  batches.flatMap((batch) => new Table([batch]).toArray().map((row) => row.toJSON()))

const x: Field = { name: 'x', type: types.int }
let homes = 0

/** What is read of a file below one partition, which has a cell of that name of its own. */
const read = async (value: string, type: Type, name = 'a'): Promise<readonly unknown[]> => {
  const home = `home-${homes++}`
  write(`${home}/a=${value}/f.json`, '{"x":1,"a":"own"}\n')
  const raw = [x, { name, type }]
  return shown(await all(readJson({ name: 'raw', raw }, path(home))))
}

// Answers of Spark 3.5.7 and 4.2.0, `spark.read.schema('x int, a ...').json(folder)`.
describe('the value of a partition', () => {
  it.each<[string, Type, unknown]>([
    ['007', types.text, '007'],
    ['007', types.int, 7],
    ['007', types.long, 7n],
    ['007', types.double, 7],
    ['+5', types.int, 5],
    ['2147483648', types.long, 2147483648n],
    [' 5', types.double, 5],
    ['1e3', types.double, 1000],
    ['1d', types.double, 1],
    ['0x1p3', types.double, 8],
    ['NaN', types.double, Number.NaN],
    ['true', types.boolean, true],
    ['TRUE', types.boolean, true],
    ['%20b%2Fc', types.text, ' b/c'],
    ['%E9', types.text, 'é'],
    ['%zz', types.text, '%zz'],
    ['1%2', types.text, '1%2'],
    ['a=b', types.text, 'a=b'],
    ['null', types.text, 'null'],
    ['__HIVE_DEFAULT_PARTITION__', types.text, null],
    ['__HIVE_DEFAULT_PARTITION__', types.int, null],
  ])('a=%s is read as %j', async (value, type, a) => {
    expect(await read(value, type)).toEqual([{ x: 1, a }])
  })

  it.each<[string, Type]>([
    ['x', types.int],
    ['1.50', types.int],
    ['2147483648', types.int],
    [' 5', types.long],
    ['x', types.double],
    ['007', types.boolean],
    ['1', types.decimal(3, 0)],
  ])('a=%s is refused for %j', async (value, type) => {
    await expect(async () => read(value, type)).rejects.toThrow('column a: expected')
  })

  it('is found by its name in any case', async () => {
    expect(await read('1', types.int, 'A')).toEqual([{ x: 1, A: 1 }])
  })

  it('is not there where its folder is given itself', async () => {
    write('given/a=1/b=2/f.json', '{"x":1}\n')
    const raw = [x, { name: 'a', type: types.int }, { name: 'b', type: types.text }]
    const rows = async (name: string) => shown(await all(readJson({ name: 'raw', raw }, path(name))))
    expect(await rows('given')).toEqual([{ x: 1, a: 1, b: '2' }])
    expect(await rows('given/a=1')).toEqual([{ x: 1, a: null, b: '2' }])
    expect(await rows('given/*/*')).toEqual([{ x: 1, a: null, b: null }])
  })

  it('takes no place in CSV', async () => {
    write('csv/a=1/f.csv', '1,2\n')
    const rows = async (...raw: readonly string[]) => {
      const fields = raw.map((name) => ({ name, type: types.int }))
      return shown(await all(readCsv({ name: 'raw', raw: fields }, path('csv'))))
    }
    expect(await rows('x', 'a', 'y')).toEqual([{ x: 1, a: 1, y: 2 }])
    expect(await rows('a', 'x')).toEqual([{ a: 1, x: 1 }])
  })
})

describe('partitions', () => {
  const days = table('days', {
    raw: z.object({ day: z.int32(), x: z.int32(), place: z.string() }),
    clean: ({ day, x, place }) => ({ place: place.upper(), day: day.add(1), x }),
  })
  const wanted = [
    { place: 'A', day: 2, x: 1 },
    { place: 'B', day: 2, x: 2 },
    { place: 'A', day: 3, x: 3 },
  ]
  const names = ['day=1/place=a', 'day=1/place=b', 'day=2/place=a']

  it.each(['json', 'csv', 'arrow', 'parquet'])('are columns of a job over files: %s', async (format) => {
    for (const [index, name] of names.entries()) {
      const file = `days-${format}/${name}/part.${format}`
      write(file, format === 'json' ? `{"x":${index + 1}}\n` : `${index + 1}\n`)
      const { batches } = new Table({ x: vectorFromArray(Int32Array.of(index + 1)) })
      if (format === 'arrow') await writeArrow(path(file), batches)
      if (format === 'parquet') await writeParquet(path(file), batches)
    }
    for (const threads of [1, 2])
      expect(shown(await all(cleanFiles(days, path(`days-${format}`), { threads })))).toEqual(wanted)
  })

  it('are refused that have two names in one folder, or no value', async () => {
    write('two/a=1/f.json', '{"x":1}\n')
    write('two/b=3/f.json', '{"x":2}\n')
    write('none/a=/f.json', '{"x":1}\n')
    const rows = async (name: string) => all(readJson({ name: 'raw', raw: [x] }, path(name)))
    await expect(rows('two')).rejects.toThrow('partitions of two names, a=1 and b=3')
    await expect(rows('none')).rejects.toThrow('the partition a= has no value')
  })
})
