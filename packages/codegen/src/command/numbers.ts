import { AskedError } from './reasons.js'

/**
 * A whole number from 1, as an option has it; commas and underscores may stand in it.
 * @throws AskedError for other text, and for more than `most`.
 */
export const wholeNumber = (option: string, text: string, most: number = Number.MAX_SAFE_INTEGER): number => {
  const digits = text.replaceAll(/[,_]/gu, '')
  const value = Number(digits)
  if (/^[1-9][0-9]*$/u.test(digits) && value <= most) return value
  throw new AskedError(
    `option '${option}': expected a whole number from 1${most === Number.MAX_SAFE_INTEGER ? '' : ` to ${most}`}, got ${text}`,
  )
}
