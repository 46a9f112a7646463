import { resolve } from 'node:path'
import {
  type ExportedDeclarations,
  type JSDoc,
  Node,
  Project,
  type ResolutionHostFactory,
  ts,
} from 'ts-morph'
import { newSources, type ReadSources } from '../source/program.js'
import { type Docs, moduleDoc, plainDocs } from './plain-docs.js'

const textOf = (doc: JSDoc | undefined): string => doc?.getDescription().replaceAll('\r\n', '\n').trim() ?? ''

/** The doc comments of the statement that declares something. */
const docsOf = (declaration: ExportedDeclarations): readonly JSDoc[] => {
  const statement = Node.isVariableDeclaration(declaration) ? declaration.getVariableStatement() : declaration
  return statement !== undefined && Node.isJSDocable(statement) ? statement.getJsDocs() : []
}

/** Finds what a module imports by path, and nothing of packages: no comment of theirs is read. */
const ownModules: ResolutionHostFactory = (host, optionsOf) => ({
  resolveModuleNames: (names, from) =>
    names.map((name) =>
      name.startsWith('.') ? ts.resolveModuleName(name, from, optionsOf(), host).resolvedModule : undefined,
    ),
})

/** The doc comments of a module, its exports followed by a compiler wherever they lead. */
export const followedDocs = (path: string): Docs => {
  const project = new Project({
    skipAddingFilesFromTsConfig: true,
    resolutionHost: ownModules,
    compilerOptions: {
      allowJs: true,
      noLib: true,
      types: [],
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
    },
  })
  const file = project.addSourceFileAtPath(path)
  const declared = [...file.getExportedDeclarations()].flatMap(([name, [declaration]]) =>
    declaration === undefined ? [] : [{ name, declaration }],
  )
  const files = [...new Set(declared.map(({ declaration }) => declaration.getSourceFile()))]
  const place = ({ declaration }: (typeof declared)[number]): number =>
    files.indexOf(declaration.getSourceFile())
  const exports = declared
    .toSorted((a, b) => place(a) - place(b) || a.declaration.getPos() - b.declaration.getPos())
    .map(({ name, declaration }) => [name, textOf(docsOf(declaration).at(-1))] as const)
  return { module: moduleDoc(file.compilerNode), exports: new Map(exports) }
}

/** Reads the doc comments of a module, and of what it re-exports, from its source. */
export const readDocs = (path: string, { programOf }: ReadSources = newSources()): Docs =>
  plainDocs(programOf(resolve(path)).file) ?? followedDocs(path)
