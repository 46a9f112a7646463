import type { Field } from '@lockstep/schema'
import type { RecordBatch, Vector } from 'apache-arrow'
import { hasValue, textCells, validBits } from '../read/cells.js'
import { thresholds } from '../thresholds.js'
import { addCounts, addKind, newCounts, type TextCounts } from './counts.js'
import { hashOf } from './hashes.js'
import { addHeavy, endHeavy, type Heavy, newHeavy } from './heavy.js'
import { addUnique, addUniqueNumber, newUnique, type Unique } from './unique.js'

/** What is known of a column of text. */
export interface TextProfile {
  readonly kind: 'text'
  readonly counts: TextCounts
  readonly heavy: Heavy
}

/** What is known of a column of numbers. */
export interface NumberProfile {
  readonly kind: 'number'
  least: number
  most: number
  /** Values and how often they come, as long as there are few different ones. */
  readonly values: Map<number, number>
  isExact: boolean
}

/** What is known of a column, of its cells that hold a value. */
export interface ColumnProfile {
  readonly field: Field
  rows: number
  nulls: number
  readonly unique: Unique
  /** Undefined for types that are taken as they are. */
  readonly of: TextProfile | NumberProfile | undefined
}

/** What is known of a file. */
export interface Profile {
  readonly columns: readonly ColumnProfile[]
  rows: number
}

const textProfile = (wanted: number): TextProfile => {
  const counts = newCounts()
  return {
    kind: 'text',
    counts,
    heavy: newHeavy(wanted, (facts, count) => addCounts(counts, facts, count)),
  }
}

const numberProfile = (): NumberProfile => ({
  kind: 'number',
  least: Number.POSITIVE_INFINITY,
  most: Number.NEGATIVE_INFINITY,
  values: new Map(),
  isExact: true,
})

/** A profile of nothing yet, by the columns that will come. */
export const newProfile = (fields: readonly Field[]): Profile => {
  const wanted = Math.max(50, Math.min(thresholds.heavy, Math.floor(thresholds.heavyInAll / fields.length)))
  const unique = Math.floor(thresholds.uniqueKept / Math.min(fields.length, 4))
  const profileOf = ({ type }: Field): ColumnProfile['of'] =>
    type.kind === 'text'
      ? textProfile(wanted)
      : type.kind === 'int' || type.kind === 'long' || type.kind === 'double'
        ? numberProfile()
        : undefined
  return {
    columns: fields.map((field) => ({
      field,
      rows: 0,
      nulls: 0,
      unique: newUnique(unique),
      of: profileOf(field),
    })),
    rows: 0,
  }
}

const addTexts = (column: ColumnProfile, of: TextProfile, vector: Vector): void => {
  const cells = textCells(vector)
  const { offsets, bytes, validity, length } = cells
  const { heavy, counts } = of
  for (let index = 0; index < length; index++) {
    if (!hasValue(validity, index)) {
      column.nulls++
      continue
    }
    const from = offsets[index] as number
    const end = offsets[index + 1] as number
    const hash = hashOf(bytes, from, end, 1)
    if (column.unique.set !== undefined) addUnique(column.unique, hash)
    const facts = addHeavy(heavy, hash, bytes, from, end)
    if (facts !== undefined) addKind(counts, facts)
  }
}

const addNumbers = (column: ColumnProfile, of: NumberProfile, vector: Vector): void => {
  const [data] = vector.data
  if (data === undefined) return
  const validity = validBits(data)
  const values = data.values as ArrayLike<number | bigint>
  for (let index = 0; index < data.length; index++) {
    if (!hasValue(validity, index)) {
      column.nulls++
      continue
    }
    const value = Number(values[index])
    if (column.field.type.kind !== 'double') addUniqueNumber(column.unique, value)
    if (value < of.least) of.least = value
    if (value > of.most) of.most = value
    const known = of.values.get(value)
    if (known !== undefined) of.values.set(value, known + 1)
    else if (of.values.size < thresholds.misfitsKept) of.values.set(value, 1)
    else of.isExact = false
  }
}

/** Adds the rows of a batch. */
export const addBatch = (profile: Profile, batch: RecordBatch): void => {
  profile.rows += batch.numRows
  profile.columns.forEach((column, index) => {
    const vector = batch.getChildAt(index)
    if (vector === null) return
    column.rows += vector.length
    if (column.of?.kind === 'text') addTexts(column, column.of, vector)
    else if (column.of?.kind === 'number') addNumbers(column, column.of, vector)
    else column.nulls += vector.nullCount
  })
}

/** Ends a profile: what was seen of values that are still remembered is counted, too. */
export const endProfile = ({ columns }: Profile): void => {
  for (const { of } of columns) if (of?.kind === 'text') endHeavy(of.heavy)
}
