import { realpathSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { ts } from 'ts-morph'
import type { PlainModule } from '../source/plain-module.js'

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true

/** Finds what a module asks for, as whoever runs it would; undefined where that is for it to say. */
export type FindModule = (specifier: string, from: string) => string | undefined

/** The files that modules of a folder ask for, each found once; what is not found is left to whoever runs the module. */
export const finderOf = (find: FindModule): FindModule => {
  const known = new Map<string, string | undefined>()
  const fileOf: FindModule = (specifier, from) => {
    if (!specifier.startsWith('.')) return find(specifier, from)
    const path = resolve(dirname(from), specifier)
    const found = [path, path.replace(/\.([mc]?)js$/u, '.$1ts')].find(
      (each) => /\.[mc]?[jt]s$/u.test(each) && isFile(each),
    )
    return found === undefined ? undefined : realpathSync(found)
  }
  return (specifier, from) => {
    const key = `${dirname(from)}\n${specifier}`
    if (!known.has(key)) known.set(key, fileOf(specifier, from))
    return known.get(key)
  }
}

/** What is known before a module runs: functions, and the names of what is still to come. By the alphabet, as Babel has them. */
const announced = ({ functions, values }: PlainModule): string =>
  [...functions, ...values]
    .toSorted()
    .map((name) => `exports.${name} = ${functions.includes(name) ? name : 'void 0'};`)
    .join('')

/** Where something stands in a source, counted from 1. */
export interface SourcePlace {
  readonly line: number
  readonly column: number
}

/** What stands before a translation, in its first line; and where in it each module is imported. */
export interface Prefix {
  readonly text: string
  readonly imports: readonly { readonly specifier: string; readonly at: number }[]
}

/** The prefix of a translation: what it asks for by `require` is imported first, in its order. */
export const prefixOf = (path: string, plain: PlainModule, code: string, find: FindModule): Prefix => {
  const asked = [...code.matchAll(/\brequire\('((?:[^'\\]|\\.)*)'\)/gu)].map(([, each = '']) => each)
  let text = `"use strict";{ const found = new Map(); `
  const imports = [...new Set(asked)].map((specifier) => {
    const at = text.length
    text += `found.set(${JSON.stringify(specifier)}, await jitiImport(${JSON.stringify(find(specifier, path) ?? specifier)})); `
    return { specifier, at }
  })
  return { text: `${text}require = (name) => found.get(name) }${announced(plain)}`, imports }
}

/** Where a module asks for another. */
export const importPlace = (file: ts.SourceFile, specifier: string): SourcePlace => {
  const found = file.statements.find(
    (each) =>
      (ts.isImportDeclaration(each) || ts.isExportDeclaration(each)) &&
      each.moduleSpecifier !== undefined &&
      ts.isStringLiteral(each.moduleSpecifier) &&
      each.moduleSpecifier.text === specifier,
  )
  const { line, character } = file.getLineAndCharacterOfPosition(found?.getStart() ?? 0)
  return { line: line + 1, column: character + 1 }
}
