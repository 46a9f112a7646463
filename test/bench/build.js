import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = (name) => fileURLToPath(new URL(name, import.meta.url))

/** Builds the benchmark into `test/bench/dist`; the packages that it measures are taken as they are built. */
await build({
  entryPoints: [
    here('main.ts'),
    here('large.ts'),
    here('large-questions.ts'),
    ...readdirSync(here('engines')).map((name) => here(`engines/${name}`)),
  ],
  outbase: here('.'),
  outdir: here('dist'),
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  loader: { '.py': 'copy' },
  logLevel: 'warning',
})
