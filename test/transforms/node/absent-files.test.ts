import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { table } from '@lockstep/schema'
import {
  cleanFiles,
  cleanTo,
  readArrow,
  readCsv,
  readJson,
  readParquet,
  writeArrow,
} from '@lockstep/transforms'
import { type RecordBatch, Table, vectorFromArray } from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { all, folder } from './threads.js'

const { path, put } = folder()

const words = table('words', { raw: z.object({ text: z.string() }), clean: ({ text }) => ({ text }) })

const batches = new Table({ text: vectorFromArray(['a']) }).batches

const read: Readonly<Record<string, (path: string) => AsyncIterable<RecordBatch>>> = {
  json: (path) => readJson(words, path),
  csv: (path) => readCsv(words, path),
  arrow: (path) => readArrow(path),
  parquet: (path) => readParquet(path),
}

const formats = Object.keys(read)

/** What reading a path is refused with. */
const refusal = async (format: string, path: string): Promise<Error & { readonly code?: string }> => {
  try {
    await all((read[format] ?? readArrow)(path))
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('it was read')
}

const advice = 'check the name; a folder of parts, or a pattern such as day-*, can be given, too'

describe.each(formats)('a file of %s that is not there', (format) => {
  it('is told with the whole path, and what to do', async () => {
    const name = path(`none.${format}`)
    const near = relative(process.cwd(), name)
    const said = 'ENOENT: no such file or directory; '
    const { message: whole } = await refusal(format, name)
    expect(whole.endsWith(`${name}: ${said}${advice}`), whole).toBe(true)
    const { message, code } = await refusal(format, near)
    expect(message).toContain(`${near}: ${said}the path is ${name}; ${advice}`)
    expect(code).toBe('ENOENT')
  })

  it('is told with the folder that is not there, the outermost one', async () => {
    const { message } = await refusal(format, path(`gone/by/none.${format}`))
    expect(message).toContain(`; there is no folder ${path('gone')}; ${advice}`)
  })

  it('is told where a folder of its path is a file', async () => {
    const name = join(put(`file-${format}`, ''), `in.${format}`)
    expect((await refusal(format, name)).message).toMatch(
      /ENOTDIR: not a directory; a part of the path before the last is a file; check the name$/u,
    )
  })

  it('is told where a pattern has no file, with the folder it was looked for in', async () => {
    const pattern = `no-such-folder/*.${format}`
    expect((await refusal(format, pattern)).message).toContain(
      `${pattern}: no file has a name like this in ${process.cwd()}; check the name`,
    )
    expect((await refusal(format, path(`none-*.${format}`))).message).toContain('like this; check the name')
  })
})

describe.each(formats)('a file of %s that may not be read', (format) => {
  const root = process.getuid?.() === 0

  /** Runs as a user without rights. */
  const asNobody = async <R>(run: () => Promise<R>): Promise<R> => {
    if (!root) return run()
    process.seteuid?.(65_534)
    try {
      return await run()
    } finally {
      process.seteuid?.(0)
    }
  }

  it('is told, and what to do', async () => {
    const secret = put(`secret.${format}`, '')
    const closed = path(`closed-${format}.${format}`)
    mkdirSync(closed)
    writeFileSync(join(closed, `a.${format}`), '')
    chmodSync(dirname(closed), 0o755)
    for (const name of [secret, closed]) {
      chmodSync(name, 0)
      const { message, code } = await asNobody(() => refusal(format, name))
      chmodSync(name, 0o700)
      expect(message).toContain(
        `${name}: EACCES: permission denied; let this process read it, and enter the folders above it`,
      )
      expect(code).toBe('EACCES')
    }
  })

  it('is told by a job in the same words', async () => {
    const secret = put(`job.${format}`, '{"text":"a"}\n')
    chmodSync(secret, 0)
    const job = asNobody(() => all(cleanFiles(words, secret, { threads: 2 })))
    await expect(job).rejects.toThrow(/EACCES: permission denied; let this process read it/u)
  })

  it('is told where a file may not be written', async () => {
    const closed = path(`for-none-${format}`)
    mkdirSync(closed)
    chmodSync(closed, 0o500)
    const target = join(closed, `a.${format}`)
    const source = put(`source-${format}.json`, '{"text":"a"}\n')
    chmodSync(source, 0o644)
    await expect(
      asNobody(() => cleanTo(words, source, target, { threads: 1, toCsv: { nullValue: '-' } })),
    ).rejects.toThrow(
      `${target}: cannot be written: EACCES: permission denied; let this process write into the folder ${closed}`,
    )
  })
})

describe('a job', () => {
  it('tells a source that is not there by its reader, table and path', async () => {
    const near = relative(process.cwd(), path('none.json'))
    const said = `words: readJson: cannot read ${near}: ENOENT: no such file or directory; the path is ${path('none.json')}; ${advice}`
    await expect(cleanTo(words, near, path('out.json'))).rejects.toThrow(said)
    await expect(all(cleanFiles(words, [near]))).rejects.toThrow(said)
  })

  it('tells the whole path of a target folder that is not there', async () => {
    const near = relative(process.cwd(), path('nowhere/out.arrow'))
    await expect(writeArrow(near, batches)).rejects.toThrow(
      `${near}: cannot be written: there is no folder ${path('nowhere')}; make it first`,
    )
    await expect(
      cleanTo(words, put('some.json', '{"text":"a"}\n'), path('nowhere/out.json')),
    ).rejects.toThrow(`there is no folder ${path('nowhere')}; make it first`)
  })
})

describe('a folder whose files fit nothing', () => {
  it('is told by what can be named instead', async () => {
    mkdirSync(path('texts'))
    put('texts/a.txt', '')
    expect(() => cleanFiles(words, path('texts'))).toThrow(
      `words: ${path('texts/a.txt')} ends in nothing that says what it holds; rename it, or give format: 'json' or`,
    )
    mkdirSync(path('hidden.parquet'))
    put('hidden.parquet/_SUCCESS', '')
    await expect(all(readParquet(path('hidden.parquet')))).rejects.toThrow(
      `${path('hidden.parquet')}: the folder has no files whose names begin with neither . nor _, so that no columns are known; check its name`,
    )
  })
})
