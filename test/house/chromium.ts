import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

const found = (): string | undefined =>
  [process.env.CHROMIUM ?? '', ...places].find((place) => place !== '' && existsSync(place))

/** Debian's package, where this is Debian and we may install. */
const install = async (): Promise<void> => {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update'], { env })
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env, maxBuffer: 1e8 })
}

/** Where Chromium is; installed where it is missing and can be. */
export const chromium = async (): Promise<string> => {
  if (found() === undefined) await install()
  const place = found()
  if (place === undefined)
    throw new Error(
      "The browser test needs Chromium, and there is none: install your system's package (Debian: apt-get install chromium), or name the program in the variable CHROMIUM.",
    )
  return place
}

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

/** What Chromium holds of a page once its scripts have run, as HTML. */
const dump = async (address: string, home: string): Promise<string> => {
  const words = [...flags, `--user-data-dir=${join(home, 'profile')}`, '--virtual-time-budget=20000']
  const { stdout } = await run(await chromium(), [...words, '--dump-dom', address], {
    maxBuffer: 1e8,
    timeout: 120_000,
  })
  return stdout
}

const inHome = async <R>(use: (home: string) => Promise<R>): Promise<R> => {
  const home = await mkdtemp(join(tmpdir(), 'lockstep-browser-'))
  try {
    return await use(home)
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

const head = '<!doctype html><meta charset="utf-8"><title>Lockstep</title>'

/** What a page holds once its script has run, as HTML. */
export const page = (script: string): Promise<string> =>
  inHome(async (home) => {
    const html = join(home, 'page.html')
    await writeFile(join(home, 'script.js'), script)
    await writeFile(html, `${head}<pre id="out"></pre><script src="script.js"></script>`)
    return dump(`file://${html}`, home)
  })

/** What a script finds in a page that stands in a frame beside it, and what was asked of the server. */
export interface Read {
  readonly found: unknown
  readonly asked: readonly string[]
}

const reader = (width: number, script: string): string =>
  `${head}<link rel="icon" href="data:,"><pre id="out"></pre><iframe id="frame" src="/page.html" style="width:${width}px;height:900px;border:0"></iframe>
<script>
document.getElementById('frame').addEventListener('load', () => {
  const page = document.getElementById('frame').contentDocument
  const find = ${script}
  document.getElementById('out').textContent = encodeURIComponent(JSON.stringify(find(page)))
})
</script>`

/** Opens a page, so many pixels wide, and runs a function of its document: `(page) => page.title`. */
export const readPage = (html: string, width: number, script: string): Promise<Read> =>
  inHome(async (home) => {
    const asked: string[] = []
    const server = createServer(({ url = '' }, response) => {
      asked.push(url)
      const text = url === '/page.html' ? html : url === '/' ? reader(width, script) : undefined
      if (text === undefined) return response.writeHead(404).end()
      return response.writeHead(200, { 'content-type': 'text/html;charset=utf-8' }).end(text)
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    try {
      const { port } = server.address() as AddressInfo
      const dumped = await dump(`http://127.0.0.1:${port}/`, home)
      const out = /<pre id="out">([^<]*)<\/pre>/u.exec(dumped)?.[1] ?? ''
      return { found: JSON.parse(decodeURIComponent(out)), asked }
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })

/** The files of a site, by name, and what its modules call some of them. */
export interface Site {
  readonly files: ReadonlyMap<string, string>
  readonly start: string
  readonly names: Readonly<Record<string, string>>
}

/** What a page holds once a module of a site, served over HTTP, has run; and the files that it asked for. */
export const served = ({
  files,
  start,
  names,
}: Site): Promise<{ readonly html: string; readonly asked: readonly string[] }> =>
  inHome(async (home) => {
    const asked: string[] = []
    const html = `${head}<script type="importmap">${JSON.stringify({ imports: names })}</script><pre id="out"></pre><script type="module" src="/${start}"></script>`
    const server = createServer(({ url }, response) => {
      const name = (url ?? '').slice(1)
      const text = name === '' ? html : files.get(name)
      if (text === undefined) return response.writeHead(404).end()
      if (name !== '') asked.push(name)
      const type = name === '' ? 'text/html' : 'text/javascript'
      return response.writeHead(200, { 'content-type': `${type};charset=utf-8` }).end(text)
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    try {
      const { port } = server.address() as AddressInfo
      return { html: await dump(`http://127.0.0.1:${port}/`, home), asked }
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })
