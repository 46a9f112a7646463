import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const folderOf = (name) => fileURLToPath(new URL(name, import.meta.url))

/** What Node loads of each package, by the names of the files in its `dist/bundle`. */
const entries = {
  schema: { index: 'src/index.ts' },
  transforms: {
    index: 'src/index.ts',
    prepare: 'src/prepare.ts',
    json: 'src/json.ts',
    worker: 'src/node/threads/worker.ts',
  },
  codegen: { index: 'src/index.ts', 'gen-notebooks': 'src/command/gen-notebooks.ts' },
}

/** `index` has every kernel from the start; what `prepare` would load later stands in the same file. */
const atOnce = {
  name: 'at-once',
  setup: (bundler) => {
    bundler.onLoad({ filter: /loaders\.ts$/ }, async ({ path }) => {
      const modules = []
      const text = (await readFile(path, 'utf8')).replaceAll(/await import\(('[^']+')\)/gu, (_, module) => {
        modules.push(module)
        return `later${modules.length}`
      })
      if (/\bimport\([^)]/u.test(text))
        throw new Error(`${path}: write await import('...'), which is bundled with the rest`)
      const imports = modules.map((module, place) => `import * as later${place + 1} from ${module}`)
      return { contents: [...imports, text].join('\n'), loader: 'ts' }
    })
  },
}

/** Finds the names of what modules change: those that stand behind a `let` of theirs. */
const changingIn = (names) => ({
  name: 'changing',
  setup: (bundler) => {
    bundler.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      for (const [, name] of (await readFile(path, 'utf8')).matchAll(/^(?:export )?let (\w+)/gmu))
        names.add(name)
      return undefined
    })
  },
})

/**
 * The constants of modules as constants again, since esbuild makes a `var` of each. V8 puts the value of a `const` into the
 * code that it compiles, and asks for that of a `var` in each turn of a loop: sums of ints took half as long again. Lines keep
 * their lengths, for the source map. What changes stays a `var`, by whatever number esbuild put behind its name.
 */
const withConstants = (text, changing) =>
  text.replaceAll(/^var (?:([$\w]+) = |\{ (.*) \} = |(\[.*\]) = )/gmu, (line, name, fields, items) => {
    if (name !== undefined) return changing.has(name.replace(/\d+$/u, '')) ? line : `const ${name}=`
    return fields === undefined ? `const ${items}=` : `const {${fields}} = `
  })

const isThere = async (path, contents) => {
  try {
    return contents.equals(await readFile(path))
  } catch {
    return false
  }
}

/** Writes what has changed, each file whole, and takes away what is made no more. */
const bundle = async (name) => {
  const folder = folderOf(name)
  const out = join(folder, 'dist/bundle')
  const changing = new Set()
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: entries[name],
    outdir: out,
    bundle: true,
    splitting: true,
    packages: 'external',
    alias: { 'ts-morph': folderOf('codegen/src/source/ts-morph.js') },
    plugins: [changingIn(changing), atOnce],
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
    write: false,
  })
  await mkdir(out, { recursive: true })
  for (const { path, contents, text } of outputFiles) {
    const bytes = path.endsWith('.js') ? Buffer.from(withConstants(text, changing)) : Buffer.from(contents)
    if (await isThere(path, bytes)) continue
    await writeFile(`${path}.new`, bytes)
    await rename(`${path}.new`, path)
  }
  const made = outputFiles.map(({ path }) => basename(path))
  for (const file of await readdir(out)) if (!made.includes(file)) await rm(join(out, file))
}

await Promise.all(Object.keys(entries).map(bundle))
