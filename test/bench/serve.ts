import { createInterface } from 'node:readline'
import type { Assignment } from './conversation.js'
import { peakMiB } from './peak.js'

/** What an engine does with one job; `load` comes first, and its time does not count. */
export interface Engine {
  readonly version: string
  readonly load: (job: Assignment) => Promise<void>
  /** Computes the answer anew, all of it, and keeps it. */
  readonly run: () => Promise<void> | void
  /** Writes the answer that was computed last, as the Arrow or Parquet file named by the job, or says where it lies. */
  readonly answer: (path: string) => Promise<string>
}

interface Request {
  readonly do: 'run' | 'peak' | 'answer'
  readonly path?: string
}

const say = (reply: object): void => {
  process.stdout.write(`${JSON.stringify(reply)}\n`)
}

const collect = (): void => {
  if (globalThis.gc !== undefined) globalThis.gc()
}

const reply = async (engine: Engine, request: Request): Promise<object> => {
  switch (request.do) {
    case 'run': {
      collect()
      const began = performance.now()
      await engine.run()
      return { milliseconds: performance.now() - began }
    }
    case 'peak':
      return { peakMiB: peakMiB() }
    case 'answer':
      return { path: await engine.answer(request.path ?? '') }
  }
}

/** Serves one engine to the process that started this one: a line of JSON each way. */
export const serve = async (engine: Engine): Promise<void> => {
  const fail = (error: unknown): void =>
    say({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  try {
    await engine.load(JSON.parse(process.argv[2] ?? '{}'))
    say({ version: engine.version })
  } catch (error) {
    fail(error)
    return
  }
  for await (const line of createInterface({ input: process.stdin }))
    try {
      say(await reply(engine, JSON.parse(line)))
    } catch (error) {
      fail(error)
    }
}
