import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
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

/** What a page holds once its script has run, as HTML. */
export const page = async (script: string): Promise<string> => {
  const browser = await chromium()
  const home = await mkdtemp(join(tmpdir(), 'lockstep-browser-'))
  try {
    const html = join(home, 'page.html')
    await writeFile(join(home, 'script.js'), script)
    await writeFile(
      html,
      '<!doctype html><meta charset="utf-8"><title>Lockstep</title><pre id="out"></pre><script src="script.js"></script>',
    )
    const words = [...flags, `--user-data-dir=${join(home, 'profile')}`, '--virtual-time-budget=20000']
    const { stdout } = await run(browser, [...words, '--dump-dom', `file://${html}`], {
      maxBuffer: 1e8,
      timeout: 120_000,
    })
    return stdout
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}
