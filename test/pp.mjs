import puppeteer from 'puppeteer-core'

const b = await puppeteer.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const p = await b.newPage()
await p.setViewport({ width: 1400, height: 800 })
p.on('console', (m) => console.log('console', m.text()))
p.on('pageerror', (e) => console.log('error', e.message))
p.on('requestfailed', (r) => console.log('failed', r.url()))
await p.goto(process.argv[2] ?? 'http://127.0.0.1:4567/')
try {
  await p.waitForFunction('document.body.dataset.shown', { timeout: 60000 })
} catch (e) {
  console.log(e.message)
}
await p.screenshot({ path: '/tmp/pv1.png' })
await p.evaluate(() => document.querySelector('[data-column=follower_count] button').click())
await new Promise((r) => setTimeout(r, 500))
await p.screenshot({ path: '/tmp/pv2.png' })
await b.close()
