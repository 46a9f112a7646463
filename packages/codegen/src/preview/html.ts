import { importMap } from './packages.js'
import { pageHtml } from './page-html.js'

/** The page of a preview, whose rows and modules come from the server. */
export const previewHtml = (): string =>
  pageHtml(
    'Lockstep preview',
    `<script type="importmap">${importMap()}</script>`,
    '<script type="module" src="/page/main.js"></script>',
  )
