import { createReadStream, existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
}

/** Gives text of a kind. */
export const giveText = (response: ServerResponse, status: number, type: string, text: string): void => {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' })
  response.end(text)
}

/** Gives a module below a folder; nothing else that lies there, and nothing outside of it. */
export const giveModule = (response: ServerResponse, folder: string, path: string): void => {
  const file = normalize(join(folder, path))
  const type = types[extname(file)]
  if (type === undefined || !file.startsWith(folder + sep) || !existsSync(file))
    giveText(response, 404, 'text/plain', 'there is no such module')
  else {
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' })
    createReadStream(file).pipe(response)
  }
}

/** Whether a request was made to this machine by its own name: a page of another site must not ask through a name of its own. */
export const isLocal = ({ headers: { host = '', origin } }: IncomingMessage): boolean => {
  const names = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/u
  return names.test(host) && (origin === undefined || names.test(origin.replace(/^http:\/\//u, '')))
}
