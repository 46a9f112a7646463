import { pipeline } from '@lockstep/codegen'
import { table } from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { generate, type Making } from '../../../packages/codegen/src/project/generate.js'

const words = table('words', {
  raw: z.object({ word: z.string() }),
  clean: (raw) => ({ word: raw.word.trim() }),
})
const fed = pipeline({ user: '0a1b2c', topics: { said: words }, region: 'eu-west-2' })

/** The text of the first file that is made of a project with a pipeline. */
const textOf = (outputs: readonly string[], more: Partial<Making> = {}): string => {
  const source = 'words.ts'
  const module = {
    ...{ name: 'words', path: source, source, given: source, doc: '', docs: {}, questionDocs: {} },
    ...{ tables: [words], queries: [], pipeline: fed },
  }
  const [first] = generate(module, {
    ...{ version: '0', command: 'lockstep gen', out: 'out', spark: '3.5', outputs, places: {} },
    ...more,
  })
  return first?.text ?? ''
}

describe('a notebook of a project with a pipeline', () => {
  it('reads where the connector puts records, with the folders of partitions', () => {
    const text = textOf(['notebook'])
    expect(text).toContain('"source", "s3://user-0a1b2c-bucket/topics", ')
    expect(text).toContain(
      'words = spark.read.schema(WORDS).option("recursiveFileLookup", "true").json(f"{source}/0a1b2c.said")',
    )
  })

  it('reads the same folders of a mounted bucket', () => {
    const text = textOf(['notebook'], { mount: { bucket: 'user-0a1b2c-bucket' } })
    expect(text).toContain('"source", "/mnt/user-0a1b2c-bucket/topics", ')
    expect(text).toContain('.json(f"{source}/0a1b2c.said")')
  })

  it('reads them where the project says, in the folders that it says', () => {
    const text = textOf(['notebook'], { places: { source: '/Volumes/a/b/c' }, folders: { words: 'words' } })
    expect(text).toContain('"source", "/Volumes/a/b/c", ')
    expect(text).toContain('.json(f"{source}/words")')
  })

  it('reads streams of Kinesis and topics of Kafka by its names, and writes tables of its user', () => {
    const kinesis = textOf(['stream'], { stream: { from: 'kinesis' } })
    expect(kinesis).toContain('"streams",\n    "streaming-0a1b2c-",\n')
    expect(kinesis).toContain('"region", "eu-west-2", ')
    expect(kinesis).toContain('.option("streamName", f"{streams}said")')
    expect(kinesis).toContain('.toTable(f"{target}.`0a1b2c_said_table`")')
    expect(kinesis).toContain('# MAGIC | `{streams}said` | `0a1b2c_said_table` |')
    const kafka = textOf(['stream'], {
      stream: { from: 'kafka', topics: 'other.' },
      names: { words: 'heard' },
    })
    expect(kafka).toContain('"topics", "other.", ')
    expect(kafka).toContain('.option("subscribe", f"{topics}said")')
    expect(kafka).toContain('.toTable(f"{target}.heard")')
    expect(textOf(['stream'], { stream: { from: 'kafka' } })).toContain('"topics", "0a1b2c.", ')
  })
})
