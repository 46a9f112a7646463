import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { wrongPrograms } from './wrong-queries.js'

const here = fileURLToPath(new URL('../dist/', import.meta.url))
const compiler = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url))

const head = `import { count, query, rank, table } from '@lockstep/schema'
import { z } from 'zod'
const pin = table('pin', {
  raw: z.object({ ind: z.int32(), title: z.string(), likes: z.int64(), tags: z.array(z.string()) }),
  clean: (raw) => ({ ind: raw.ind, title: raw.title, likes: raw.likes, tags: raw.tags }),
})
const geo = table('geo', {
  raw: z.object({ ind: z.int32(), country: z.string() }),
  clean: (raw) => ({ ind: raw.ind, country: raw.country }),
})
const renamed = query('renamed').from(pin).select((row) => ({ ind: row.ind, likes: row.likes }))
const texts = query('texts').from(geo).select((row) => ({ ind: row.country }))
const small = query('small').from(pin).select((row) => ({ likes: row.likes }))
const wrongSmall = query('wrong').from(pin).select((row) => ({ likes: row.title }))
void [geo, renamed, texts, small, wrongSmall, count, rank]
`

const options = [
  '--noEmit',
  '--ignoreConfig',
  '--strict',
  '--exactOptionalPropertyTypes',
  '--skipLibCheck',
  '--pretty',
  'false',
  '--target',
  'es2023',
  '--module',
  'nodenext',
  '--moduleResolution',
  'nodenext',
]

/** What the compiler says of some programs, all that it says of one behind each other. */
const compiled = async (programs: readonly string[]): Promise<readonly string[]> => {
  await mkdir(here, { recursive: true })
  const folder = await mkdtemp(join(here, 'wrong-'))
  try {
    const files = programs.map((_, index) => join(folder, `p${index}.ts`))
    await Promise.all(
      files.map((file, index) => writeFile(file, `${head}export const q = query('q').${programs[index]}\n`)),
    )
    const said = await new Promise<string>((resolve) =>
      execFile(process.execPath, [compiler, ...options, ...files], { maxBuffer: 2 ** 26 }, (_, stdout) =>
        resolve(stdout),
      ),
    )
    const own = programs.map((): string[] => [])
    let at: string[] | undefined
    for (const line of said.split('\n')) {
      const [, number] = /p(\d+)\.ts\(/u.exec(line) ?? []
      if (number !== undefined) at = own[Number(number)]
      at?.push(line)
    }
    return own.map((lines) => lines.join('\n'))
  } finally {
    await rm(folder, { recursive: true })
  }
}

describe('what does not compile in a question', () => {
  it('says in a sentence which column and what to do', async () => {
    const said = await compiled(wrongPrograms.map(({ program }) => program))
    for (const [index, { says, program }] of wrongPrograms.entries())
      expect(said[index], program).toContain(says)
  }, 120_000)
})
