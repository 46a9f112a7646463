/** A program that must not compile: its steps behind `query('q').from(...)`, and what the compiler says. */
export interface WrongProgram {
  readonly says: string
  readonly program: string
}

/** Wrong questions about `pin` (ind, title, likes, tags, day), `geo` (ind, country) and `other` (ind as text, likes). */
export const wrongPrograms: readonly WrongProgram[] = [
  { says: "Property 'titel' does not exist", program: 'from(pin).select((row) => ({ a: row.titel }))' },
  { says: "Property 'titel' does not exist", program: 'from(pin).where((row) => row.titel.isNull())' },
  {
    says: "Type 'Text<Nullable>' is missing the following properties from type 'Bool<Nullable>'",
    program: 'from(pin).where((row) => row.title)',
  },
  {
    says: 'an aggregate is of many rows: write groupBy(...).aggregate(...), or .over(...) behind it',
    program: 'from(pin).select((row) => ({ a: row.likes.sum() }))',
  },
  {
    says: 'a place is one among other rows: write .over({ by: ... }) behind it',
    program: 'from(pin).select(() => ({ a: rank() }))',
  },
  {
    says: 'a group has many values of this: take its min(), max(), sum(), median() ..., or group by it',
    program: "from(pin).groupBy('title').aggregate((row) => ({ a: row.likes }))",
  },
  {
    says: 'a value of other rows stands in a select',
    program: "from(pin).groupBy('title').aggregate(() => ({ a: count().over({}) }))",
  },
  {
    says: 'the keys of groups are there already: leave it out, or name it otherwise',
    program: "from(pin).groupBy('title').aggregate((row) => ({ title: row.title.min() }))",
  },
  {
    says: '\'"titel"\' is not assignable to parameter of type',
    program: "from(pin).groupBy('titel').aggregate(() => ({ a: count() }))",
  },
  {
    says: "Property 'select' does not exist on type 'Groups",
    program: "from(pin).groupBy('title').select((row) => ({ a: row.likes }))",
  },
  {
    says: "Property 'where' does not exist on type 'Groups",
    program: "from(pin).groupBy('title').where((row) => row.likes.isNull())",
  },
  {
    says: "Property 'title' does not exist",
    program: "from(pin).groupBy('ind').aggregate(() => ({ a: count() })).select((row) => ({ a: row.title }))",
  },
  {
    says: 'both sides have likes: rename or leave out one in a select before, or join by it',
    program: "from(pin).join(renamed, { on: 'ind' }).distinct()",
  },
  {
    says: 'ind is int on the left and text on the right: make them one type in a select before',
    program: "from(pin).join(texts, { on: 'ind' }).distinct()",
  },
  {
    says: 'Type \'"country"\' is not assignable to type \'"ind"',
    program: "from(pin).join(geo, { on: 'country' })",
  },
  { says: 'Type \'"indd"\' is not assignable to type', program: "from(pin).leftJoin(geo, { on: 'indd' })" },
  { says: "'on' is missing", program: 'from(pin).join(geo, {})' },
  {
    says: 'Type \'"same"\' is not assignable to type',
    program: "from(pin).join(geo, { on: 'ind', nulls: 'same' })",
  },
  {
    says: 'Type \'"many"\' is not assignable to type',
    program: "from(pin).join(geo, { on: 'ind', partners: 'many' })",
  },
  {
    says: 'Type \'"indd"\' is not assignable to type',
    program: "from(pin).distinctBy(['indd'], { keep: 'last', by: (row) => row.likes })",
  },
  { says: "Property 'by' is missing", program: "from(pin).distinctBy('ind', { keep: 'last' })" },
  {
    says: "Type 'Order' is not assignable to type 'Column<",
    program: "from(pin).distinctBy('ind', { keep: 'largest', by: (row) => row.likes.desc() })",
  },
  {
    says: "Property 'country' does not exist",
    program: "from(pin).semiJoin(geo, { on: 'ind' }).select((row) => ({ a: row.country }))",
  },
  {
    says: 'the second has no title: give it one in a select before',
    program: 'from(pin).unionAll(geo)',
  },
  {
    says: 'likes is long on the left and text on the right: make them one type in a select before',
    program: 'from(small).unionAll(wrongSmall)',
  },
  {
    says: "Type 'Text<Nullable>' is not assignable to type",
    program: "from(pin).topPer('ind', (row) => row.title)",
  },
  {
    says: '\'"indd"\' is not assignable to',
    program: "from(pin).topPer('indd', (row) => row.title.asc())",
  },
  {
    says: 'Type \'"loose"\' is not assignable to type',
    program: "from(pin).topPer('ind', (row) => row.title.asc(), { ties: 'loose' })",
  },
  {
    says: "Property 'select' does not exist on type 'Sorted",
    program: 'from(pin).orderBy((row) => row.ind.asc()).select((row) => ({ a: row.ind }))',
  },
  {
    says: "Property 'asc' does not exist on type 'List",
    program: 'from(pin).orderBy((row) => row.tags.asc())',
  },
  {
    says: '\'"title"\' is not assignable to parameter of type \'"tags"\'',
    program: "from(pin).explode('title')",
  },
  {
    says: "Property 'by' is missing",
    program: 'from(pin).select((row) => ({ a: rank().over({ per: [row.ind] }) }))',
  },
  {
    says: "Property 'sum' does not exist on type 'Text",
    program: 'from(pin).aggregate((row) => ({ a: row.title.sum() }))',
  },
  {
    says: "Property 'variance' does not exist on type 'Long",
    program: 'from(pin).aggregate((row) => ({ a: row.likes.variance() }))',
  },
  {
    says: '\'"likess"\' is not assignable to type',
    program: "from(pin).unpivot(['likess'], { name: 'n', value: 'v' })",
  },
  {
    says: "Property 'add' does not exist on type 'Aggregate",
    program: 'from(pin).aggregate(() => ({ a: count().add(1) }))',
  },
]
