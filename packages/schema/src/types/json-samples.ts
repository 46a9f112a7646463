import type { Type } from './types.js'

/** Values as JSON has them, some of the type and some not. */
const valuesOf = (type: Type): readonly string[] => {
  switch (type.kind) {
    case 'text':
      return ['"a"', '"é\\n\\u00e9\\ud83d"', '1.50', '"_"', 'null']
    case 'boolean':
      return ['true', 'false', '"true"', '1']
    case 'int':
      return ['1', '-2147483648', '2147483648', '1.0', '"1"']
    case 'long':
      return ['9223372036854775807', '9223372036854775808', '-0', '1e2']
    case 'double':
      return ['1.5', '-0.0', '1e400', '"NaN"', '2E-3', '12345678901234567890']
    case 'decimal':
      return ['1.005', '-0.5', '99999999999', '"1.5"', '1E2', '0.00001']
    case 'list':
      return [
        '[]',
        '{}',
        ...valuesOf(type.element).map((value) => `[${value}]`),
        `[${valuesOf(type.element).slice(0, 2).join(', ')}, null]`,
      ]
    case 'struct':
      return [...jsonSamples(type), '[]']
    default:
      return ['"2020-01-01"']
  }
}

/** Texts about the type of a JSON object: objects with its fields, and such as cannot be read. */
export const jsonSamples = (type: Type): readonly string[] => {
  const fields = type.kind === 'struct' ? type.fields : []
  const members = fields.map(({ name, type }) =>
    valuesOf(type).map((value) => `${JSON.stringify(name)}:${value}`),
  )
  const most = Math.max(0, ...members.map(({ length }) => length))
  const objects = Array.from(
    { length: most },
    (_, place) => `{${members.map((some) => some[place % some.length]).join(',')}}`,
  )
  const [first = '{}'] = objects
  return [
    ...objects,
    `${first} x`,
    first.slice(0, -1),
    ` ${first.replace('{', '{\t"other" : [1,{"a":[]}],')}`,
    '{}',
  ]
}
