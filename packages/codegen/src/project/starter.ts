/** A file of a new project. */
export interface StarterFile {
  readonly path: string
  readonly text: string
}

const tables = `import { count, query, table } from '@lockstep/schema'
import { z } from 'zod'

/** One order, as the shop exports it. */
export const order = table('order', {
  raw: z.object({
    id: z.int32(),
    customer: z.string(),
    price: z.string(),
    quantity: z.string(),
    ordered: z.string(),
    city: z.string(),
  }),
  clean: (raw) => ({
    id: raw.id,
    customer: raw.customer.trim().nullIf('n/a', ''),
    price: raw.price.stripPrefix('$').toDecimal(10, 2),
    quantity: raw.quantity.toInt({ suffixes: { k: 1_000 } }),
    ordered: raw.ordered.toDate(),
    city: raw.city.trim().nullIf('unknown'),
  }),
  distinct: true,
})

/** The cities with the most orders. */
export const busiestCities = query('busiest_cities')
  .from(order)
  .where((row) => row.city.isNotNull())
  .groupBy('city')
  .aggregate(() => ({ orders: count() }))
  .top((row) => row.orders.desc())
`

const sample = [
  { id: 1, customer: ' Ada ', price: '$12.50', quantity: '3', ordered: '2026-01-05', city: 'Leeds' },
  { id: 2, customer: 'n/a', price: '$7.00', quantity: '1k', ordered: '2026-01-06', city: 'unknown' },
  { id: 3, customer: 'Grace', price: 'free', quantity: '2', ordered: '2026-01-06', city: 'York ' },
  { id: 4, customer: 'Edsger', price: '$99.95', quantity: 'many', ordered: '06/01/2026', city: 'Leeds' },
  { id: 5, customer: '', price: '$1.25', quantity: '12', ordered: '2026-02-30', city: 'Hull' },
  { id: 1, customer: ' Ada ', price: '$12.50', quantity: '3', ordered: '2026-01-05', city: 'Leeds' },
]

/** This package. */
const own = '@lockstep/codegen'

const config = `import { defineConfig } from '${own}'

export default defineConfig({
  modules: ['tables.ts'],
  outputs: ['notebook', 'sql'],
  // Where the notebook reads and writes, unless its widgets say otherwise.
  source: '/Volumes/main/default/raw',
  catalog: 'main',
  schema: 'default',
})
`

const workflow = `name: lockstep
on: [push, pull_request]
jobs:
  agree:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 20
      - uses: actions/setup-java@v4
        with:
          distribution: temurin
          java-version: 17
      - uses: actions/setup-python@v5
        with:
          python-version: '3.11'
      - run: npm install
      # What is generated is what the tables say, and nobody edited it.
      - run: npx lockstep check --github
      # The rules give the same cells in TypeScript and on Apache Spark 3.5 and 4.
      - run: npx lockstep agree --runs 1
`

const readme = `# Orders

Rules that clean a table, written once in \`tables.ts\`; they run here, and are generated for Databricks.

\`\`\`sh
npx lockstep explain                                   # what becomes of each column, in words
npx lockstep clean sample/order.ndjson --to order.csv  # cleans a file
npx lockstep gen                                       # writes a notebook and SQL into generated/
npx lockstep check                                     # tells whether they are what the tables say
\`\`\`

\`npx lockstep agree\` proves that the rules give the same cells on Apache Spark. It needs Java 17 and Python 3.10 or later, and makes its own
environments the first time. \`.github/workflows/lockstep.yml\` does so at every push.
`

const tsconfig = {
  compilerOptions: {
    target: 'es2023',
    module: 'nodenext',
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
  },
  include: ['*.ts'],
}

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`

/** The version of zod that a table's raw schema is written with. */
const zod = '^4.6.0'

/** What a package of a new project says. */
export const starterPackage = (name: string, version: string): StarterFile => {
  const all = ['lockstep', own, '@lockstep/schema', '@lockstep/test', '@lockstep/transforms']
  return {
    path: 'package.json',
    text: json({
      name,
      private: true,
      type: 'module',
      devDependencies: { ...Object.fromEntries(all.map((each) => [each, `^${version}`])), zod },
    }),
  }
}

/** The files of a new project: sample records, a table, a question, what is generated of them, and what proves it in CI. */
export const starterFiles: readonly StarterFile[] = [
  { path: 'tables.ts', text: tables },
  { path: 'sample/order.ndjson', text: `${sample.map((row) => JSON.stringify(row)).join('\n')}\n` },
  { path: 'lockstep.config.ts', text: config },
  { path: 'tsconfig.json', text: json(tsconfig) },
  { path: '.github/workflows/lockstep.yml', text: workflow },
  { path: 'README.md', text: readme },
]
