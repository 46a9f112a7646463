import {
  type ExportedDeclarations,
  type JSDoc,
  Node,
  Project,
  type ResolutionHostFactory,
  type SourceFile,
  ts,
} from 'ts-morph'

/** What the authors of a module wrote above it and above what it exports: markdown, never meaning. */
export interface Docs {
  /** Of the module itself: the doc comment at the top of the file that is followed by something else's, or by imports. */
  readonly module: string
  /** By the name of the export, in the order in which they are declared. */
  readonly exports: ReadonlyMap<string, string>
}

const textOf = (doc: JSDoc | undefined): string => doc?.getDescription().replaceAll('\r\n', '\n').trim() ?? ''

/** The doc comments of the statement that declares something. */
const docsOf = (declaration: ExportedDeclarations): readonly JSDoc[] => {
  const statement = Node.isVariableDeclaration(declaration) ? declaration.getVariableStatement() : declaration
  return statement !== undefined && Node.isJSDocable(statement) ? statement.getJsDocs() : []
}

/** The text of a block comment that begins with two stars, without the stars before its lines. */
const commentText = (comment: string): string =>
  comment
    .slice(3, -2)
    .split(/\r?\n/u)
    .map((line) => line.replace(/^\s*\* ?/u, '').trimEnd())
    .filter((line) => !/^@(?:module|packageDocumentation|file(?:overview)?)\b/u.test(line.trim()))
    .join('\n')
    .trim()

const moduleDoc = (file: SourceFile): string => {
  const [first] = file.getStatements()
  const comments = (first?.getLeadingCommentRanges() ?? []).map((range) => range.getText())
  const docs = comments.filter((comment) => comment.startsWith('/**') && comment !== '/**/')
  const own = Node.isImportDeclaration(first) ? docs : docs.slice(0, -1)
  return own.map(commentText).join('\n\n')
}

/** Finds what a module imports by path, and nothing of packages: no comment of theirs is read. */
const ownModules: ResolutionHostFactory = (host, optionsOf) => ({
  resolveModuleNames: (names, from) =>
    names.map((name) =>
      name.startsWith('.') ? ts.resolveModuleName(name, from, optionsOf(), host).resolvedModule : undefined,
    ),
})

/** Reads the doc comments of a module, and of what it re-exports, from its source. */
export const readDocs = (path: string): Docs => {
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
  return { module: moduleDoc(file), exports: new Map(exports) }
}
