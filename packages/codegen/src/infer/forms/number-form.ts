/** How a text is a number, and what it wears: signs, marks, and what stands before and behind it. */
export interface NumberForm {
  /** `-`, `+` or nothing, and whether it stands before the currency. */
  readonly sign: string
  /** A sign of currency, with its blank where there is one. */
  readonly before: string
  /** What groups digits, where another reading is not possible. */
  readonly group: string
  /** The decimal mark, where another reading is not possible. */
  readonly mark: string
  /** A mark before three digits, which may group or divide. */
  readonly either: string
  /** Digits before and behind the decimal mark; of `either`, as if it grouped. */
  readonly whole: number
  readonly decimals: number
  /** Whether all digits behind the decimal mark are zeros. */
  readonly isRound: boolean
  readonly exponent: boolean
  /** A zero before another digit. */
  readonly leadingZero: boolean
  /** `k`, `%`, ` oz`: all that stands behind the digits. */
  readonly behind: string
}

const shape =
  /^([-+]?)((?:\p{Sc}|[A-Z]{1,2}\p{Sc}|USD|EUR|GBP|CHF|INR|JPY|Rs\.?) ?|)([-+]?)([0-9][0-9.,'\u2019\u00a0\u202f ]*|\.[0-9]+)(.{0,24})$/u
const scientific = /^([-+]?)(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][-+]?[0-9]{1,3}$/u
const unit = /^(?:%|\+|[ \u00a0]?(?:%|\p{Sc}|[\p{L}°µ][\p{L}°²³/"'.]{0,15}))?$/u
const groups = /^[0-9]{1,3}([.,'\u2019\u00a0\u202f ])[0-9]{3}(?:\1[0-9]{3})*$/u

const plain = {
  ...{ sign: '', before: '', group: '', mark: '', either: '', whole: 0, decimals: 0 },
  ...{ isRound: false, exponent: false, leadingZero: false, behind: '' },
}

/** The digits of a number by their marks; undefined where they can be none. */
const digitsOf = (digits: string): Partial<NumberForm> | undefined => {
  if (/^[0-9]+$/u.test(digits)) return { whole: digits.length, leadingZero: /^0[0-9]/u.test(digits) }
  const grouped = groups.exec(digits)
  if (grouped !== null) {
    const group = grouped[1] ?? ''
    const whole = digits.replace(/[^0-9]/gu, '').length
    const twice = digits.split(group).length > 2
    if (twice || !/[.,]/u.test(group)) return { group, whole }
    if (digits.startsWith('0')) return { mark: group, whole: 1, decimals: 3, isRound: /^0.0+$/u.test(digits) }
    return { either: group, whole }
  }
  const last = /^(.*)([.,])([0-9]+)$/u.exec(digits)
  if (last === null) return undefined
  const [, head = '', mark = '', tail = ''] = last
  const decimals = { mark, decimals: tail.length, isRound: /^0+$/u.test(tail) }
  if (/^[0-9]*$/u.test(head)) return { ...decimals, whole: head.length, leadingZero: /^0[0-9]/u.test(head) }
  const inGroups = groups.exec(head)
  if (inGroups === null || inGroups[1] === mark) return undefined
  return { ...decimals, group: inGroups[1] ?? '', whole: head.replace(/[^0-9]/gu, '').length }
}

/** Reads a text, without blanks around it, as a number; undefined where it is none in any form that is known. */
export const numberForm = (text: string): NumberForm | undefined => {
  if (text.length > 48) return undefined
  if (/^[a-z]/u.test(text)) return undefined
  const exponent = scientific.exec(text)
  if (exponent !== null) return { ...plain, sign: exponent[1] ?? '', exponent: true }
  const found = shape.exec(text)
  if (found === null) return undefined
  const [, first = '', before = '', second = '', given = '', rest = ''] = found
  if (first !== '' && second !== '') return undefined
  const digits = given.replace(/[.,'\u2019\u00a0\u202f ]+$/u, '')
  const behind = given.slice(digits.length) + rest
  const read = unit.test(behind) ? digitsOf(digits) : undefined
  return read === undefined ? undefined : { ...plain, ...read, sign: first + second, before, behind }
}

/** What tells forms apart that are counted apart. */
export const numberKey = (form: NumberForm): string =>
  [
    form.before,
    form.group,
    form.mark,
    form.either,
    form.behind,
    form.exponent,
    form.leadingZero,
    form.isRound,
  ].join('|')
