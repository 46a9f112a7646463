import { type AnyTable, at, type Field, outputFields, refuse, type Type } from '@lockstep/schema'

/** What Delta Lake takes in no column's name, nor in that of a struct's field. */
const refused = /[ ,;{}()\n\t=]/u

const checkField = (type: Type): void => {
  if (type.kind === 'list') checkField(type.element)
  if (type.kind !== 'struct') return
  for (const { name, type: inner } of type.fields)
    at(name, () => {
      if (refused.test(name)) refuse(`${told(name)}; write its fields as columns of their own`)
      checkField(inner)
    })
}

const told = (name: string): string =>
  `${JSON.stringify(name)} cannot be written to a Delta table, whose names have no blank, tab, newline or any of ,;{}()=`

/** The nearest name that Delta takes and no other column has. */
const near = (name: string, fields: readonly Field[]): string => {
  const plain = name.replace(/[ ,;{}()\n\t=]+/gu, '_')
  const isTaken = (wish: string): boolean =>
    fields.some((field) => field.name.toLowerCase() === wish.toLowerCase())
  let wish = plain
  for (let number = 2; isTaken(wish); number++) wish = `${plain}_${number}`
  return wish
}

/**
 * Refuses a table that Spark would clean and then not write: Delta Lake checks names when the work is done.
 * @throws Refusal with the name to write.
 */
export const checkDelta = (table: AnyTable): void => {
  const fields = outputFields(table)
  at(table.name, () => {
    for (const { name, type } of fields)
      at(name, () => {
        if (refused.test(name)) refuse(`${told(name)}; write ${JSON.stringify(near(name, fields))}`)
        checkField(type)
      })
  })
}
