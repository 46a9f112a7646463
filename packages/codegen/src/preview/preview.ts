import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { type AnyTable, onlySourceOf, readsOf } from '@lockstep/schema'
import { ModuleError } from '../project/import-module.js'
import { loadModule, type Module, pathFromHere } from '../project/module.js'
import { sourcePaths } from '../source/program.js'
import { previewHtml } from './html.js'
import { packageFolders } from './packages.js'
import { type RawOptions, rawBytes } from './raw.js'
import { giveModule, giveText, isLocal } from './serve.js'
import { toldTable } from './told.js'
import { watchFiles } from './watch.js'

/** How a preview is opened. */
export interface PreviewOptions extends Partial<RawOptions> {
  /** The table that is shown, where the module exports several. */
  readonly table?: string
  /** The port. Default: any that is free. */
  readonly port?: number
}

/** A preview that is open. */
export interface Preview {
  readonly url: string
  readonly close: () => Promise<void>
}

const usualRows = 1_000_000

const tableOf = ({ tables, source }: Module, name: string | undefined): AnyTable => {
  const names = tables.map((each) => each.name).join(', ')
  const found =
    name === undefined && tables.length === 1 ? tables[0] : tables.find((each) => each.name === name)
  if (found !== undefined) return found
  throw new ModuleError(
    name === undefined
      ? `${source}: exports ${tables.length} tables; say which is shown: --table ${tables[0]?.name} (there are ${names})`
      : `${source}: there is no table ${JSON.stringify(name)}; there are ${names}`,
  )
}

/** The same folder from `dist/preview` and from `dist/bundle`. */
const pageFolder = fileURLToPath(new URL('../preview/page', import.meta.url))

/** What is wrong, for the page. */
const troubleOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const listening = async (server: ReturnType<typeof createServer>, port: number): Promise<void> => {
  server.listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (error) {
    if (Reflect.get(Object(error), 'code') !== 'EADDRINUSE') throw error
    throw new ModuleError(`port ${port} is taken; give another with --port, or none for one that is free`)
  }
}

/**
 * Opens a page, on this machine only, that shows raw rows beside what a table makes of them: it loads the rules and the rows, cleans them
 * in the browser, and follows module and data as they are saved. What is wrong with a module while it is edited stands above the rows
 * of the last one that was right.
 * @throws ModuleError where the module cannot be loaded at first, has no such table, or the port is taken; what readers throw for data
 * that is not there.
 */
export const openPreview = async (
  modulePath: string,
  data: string,
  { table: name, port = 0, rows = usualRows, ...reading }: PreviewOptions = {},
): Promise<Preview> => {
  const folders = packageFolders()
  const listeners = new Set<ServerResponse>()
  let table = tableOf(await loadModule(modulePath), name)
  // Data that cannot be read is said before anything is opened.
  await rawBytes(table, data, { rows: 1, ...reading }).next()
  let told = toldTable(table)
  let trouble: string | null = null
  let version = 1

  const files = watchFiles((changed) => void refresh(changed))
  const follow = (): void => files.set([...sourcePaths(modulePath), resolve(data)])
  const refresh = async (changed: readonly string[]): Promise<void> => {
    if (changed.includes(resolve(data))) version++
    try {
      const before = JSON.stringify(readsOf(table.relation, onlySourceOf(table.relation)))
      table = tableOf(await loadModule(modulePath, { isFresh: true }), name)
      told = toldTable(table)
      trouble = null
      // Other columns are read then.
      if (JSON.stringify(readsOf(table.relation, onlySourceOf(table.relation))) !== before) version++
    } catch (error) {
      trouble = troubleOf(error)
    }
    follow()
    for (const each of listeners) each.write('data: changed\n\n')
  }
  follow()

  const giveRows = async (response: ServerResponse): Promise<void> => {
    try {
      const bytes = rawBytes(table, data, { rows, ...reading })
      const first = await bytes.next()
      response.writeHead(200, {
        'content-type': 'application/vnd.apache.arrow.stream',
        'cache-control': 'no-store',
      })
      if (!first.done) response.write(first.value)
      await pipeline(Readable.from(bytes, { objectMode: false }), response)
    } catch (error) {
      if (!response.headersSent) giveText(response, 500, 'text/plain', troubleOf(error))
      else response.destroy()
    }
  }

  const server = createServer((request, response) => {
    if (!isLocal(request)) return giveText(response, 403, 'text/plain', 'this page is for this machine only')
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (pathname === '/') return giveText(response, 200, 'text/html', previewHtml())
    if (pathname === '/told.json')
      return giveText(
        response,
        200,
        'application/json',
        JSON.stringify({
          ...told,
          module: pathFromHere(modulePath),
          data: pathFromHere(data),
          version,
          trouble,
        }),
      )
    if (pathname === '/raw.arrow') return void giveRows(response)
    if (pathname === '/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      response.write(': open\n\n')
      listeners.add(response)
      response.on('close', () => listeners.delete(response))
      return
    }
    if (pathname.startsWith('/page/'))
      return giveModule(response, pageFolder, pathname.slice('/page/'.length))
    const of = [...folders].find(([each]) => pathname.startsWith(`/packages/${each}/`))
    if (of === undefined) return giveText(response, 404, 'text/plain', 'there is nothing here')
    return giveModule(response, of[1], decodeURIComponent(pathname.slice(`/packages/${of[0]}/`.length)))
  })
  try {
    await listening(server, port)
  } catch (error) {
    files.close()
    throw error
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      files.close()
      for (const each of listeners) each.end()
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
