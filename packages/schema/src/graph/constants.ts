import { at, refuse } from '../errors/refusal.js'
import type { Json } from '../types/json.js'
import { type ConstantForm, constantForms, wordForm } from './constant-forms.js'
import type { ConstantLine, IntRange } from './operation.js'

/** What a line says of its constants, by name. */
export type ConstantLines = Readonly<Record<string, ConstantLine>>

const inRange = ({ int: [least, most] }: IntRange): ConstantForm<number> => ({
  ...constantForms.int,
  check: (value) => {
    const int = constantForms.int.check(value)
    return int >= least && int <= most
      ? int
      : refuse(`expected a whole number from ${least} to ${most}, got ${int}`)
  },
})

/** `dayOfWeek` as `day of week`. */
const inWords = (name: string): string => name.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`)

/** The form of one constant. TypeScript cannot tell the type of its value by name. */
const formOf = (line: ConstantLine): ConstantForm<unknown> => {
  const form =
    typeof line === 'string'
      ? constantForms[line]
      : 'oneOf' in line
        ? { ...wordForm(line.oneOf), show: inWords }
        : inRange(line)
  return form as ConstantForm<unknown>
}

type Forms = readonly (readonly [string, ConstantForm<unknown>])[]

const forms = new WeakMap<ConstantLines, Forms>()

/** The forms of the constants that some lines name. */
const formsOf = (lines: ConstantLines): Forms => {
  const found = forms.get(lines) ?? Object.entries(lines).map(([name, line]) => [name, formOf(line)] as const)
  forms.set(lines, found)
  return found
}

const each = <R>(
  lines: ConstantLines,
  of: (form: ConstantForm<unknown>, name: string) => R,
): Readonly<Record<string, R>> => {
  const made: Record<string, R> = {}
  for (const [name, form] of formsOf(lines)) made[name] = of(form, name)
  return made
}

/** The constants that some lines name, checked, and no others. */
export const checkConstants = (lines: ConstantLines, constants: object): object =>
  each(lines, (form, name) => at(name, () => form.check(Reflect.get(constants, name))))

/** Checked constants as JSON. */
export const writeConstants = (lines: ConstantLines, constants: object): { readonly [name: string]: Json } =>
  each(lines, (form, name) => form.write(Reflect.get(constants, name)))

/** The constants that `writeConstants` wrote. `checkConstants` tells whether they are right. */
export const readConstants = (
  lines: ConstantLines,
  json: { readonly [name: string]: Json | undefined },
): object => each(lines, (form, name) => at(name, () => form.read(json[name] ?? null)))

/** Each constant as a person reads it. */
export const showConstants = (lines: ConstantLines, constants: object): Readonly<Record<string, string>> =>
  each(lines, (form, name) => form.show(Reflect.get(constants, name)))

/** A text that is equal exactly for equal constants. */
export const constantKey = (lines: ConstantLines, constants: object): string =>
  JSON.stringify(writeConstants(lines, constants))
