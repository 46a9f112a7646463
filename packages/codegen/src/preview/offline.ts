import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { AnyTable } from '@lockstep/schema'
import type { WrittenRows } from './page/offline.js'
import type { PageFacts } from './page/view.js'
import { pageHtml } from './page-html.js'
import { type RawOptions, rawBytes } from './raw.js'
import { toldTable } from './told.js'

/** The same folder from `dist/preview` and from `dist/bundle`. */
const pageFolder = new URL('../preview/page/', import.meta.url)

/** Text as JSON that no HTML parser takes for the end of a script. */
const inScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')

/** The page's modules inside of the page, by names in its import map, since a file has no other files beside it. */
const modulesInside = async (): Promise<string> => {
  const names = (await readdir(fileURLToPath(pageFolder))).filter((name) => name.endsWith('.js'))
  const imports: Record<string, string> = {}
  for (const name of names) {
    const text = await readFile(new URL(name, pageFolder), 'utf8')
    const own = text
      .replaceAll(/from '\.\/(?<file>[\w-]+\.js)'/gu, "from 'page/$<file>'")
      .replaceAll(/\n\/\/# sourceMappingURL=.*/gu, '')
    imports[`page/${name}`] = `data:text/javascript;base64,${Buffer.from(own).toString('base64')}`
  }
  return inScript({ imports })
}

const rowsOf = async (
  table: AnyTable,
  data: string,
  options: RawOptions,
  facts: PageFacts,
): Promise<WrittenRows> => {
  const { rules, columns } = toldTable(table)
  const [{ arrowSource }, { tableFromIPC }] = await Promise.all([
    import('./page/arrow-source.js'),
    import('apache-arrow'),
  ])
  const chunks: Uint8Array[] = []
  for await (const bytes of rawBytes(table, data, options)) chunks.push(bytes)
  const source = arrowSource(rules, columns, tableFromIPC(Buffer.concat(chunks)))
  const rows = Array.from({ length: source.rows }, (_, row) => row)
  return {
    ...facts,
    rows: source.rows,
    columns: columns.map(({ from: _, isSame: __, roundings: ___, ...column }, index) => {
      const cells = rows.map((row) => source.cell(row, index))
      return {
        ...column,
        was: cells.map(({ was, fate }) => (fate === 0 ? null : was)),
        is: cells.map(({ is }) => is),
        fates: cells.map(({ fate }) => fate).join(''),
        lost: Object.fromEntries(
          rows.flatMap((row) => {
            const lost = source.lost(row, index)
            return lost === null ? [] : [[row, lost]]
          }),
        ),
      }
    }),
  }
}

/**
 * One file that shows raw rows beside what a table makes of them, as `openPreview` does: it holds its rows, and needs neither network
 * nor server.
 * @param options how many rows at most, and how they are read.
 * @throws what reading the data throws.
 */
export const previewFile = async (
  table: AnyTable,
  data: string,
  options: RawOptions & Pick<PageFacts, 'module' | 'data'>,
): Promise<string> => {
  const { where, distinct, distinctBy, name } = toldTable(table)
  const written = await rowsOf(table, data, options, {
    name,
    module: options.module,
    data: options.data,
    where,
    distinct,
    distinctBy,
  })
  return pageHtml(
    'Lockstep preview',
    `<script type="importmap">${await modulesInside()}</script>`,
    `<script type="application/json" id="rows">${inScript(written)}</script>\n<script type="module">import 'page/offline.js'</script>`,
  )
}
