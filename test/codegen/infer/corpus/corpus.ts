import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MadeFile } from './made.js'
import { numberFiles } from './numbers.js'
import { wordFiles } from './words.js'

/** All made-up files. */
export const corpus = (): readonly MadeFile[] => [...numberFiles(), ...wordFiles()]

/** A folder of one's own in which files stand. */
export const folderOf = (files: readonly Pick<MadeFile, 'name' | 'text'>[]): string => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-infer-'))
  for (const { name, text } of files) writeFileSync(join(folder, name), text)
  return folder
}
