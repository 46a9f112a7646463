import { brackets, layout, pythonPage } from '../print/layout.js'
import { pythonText } from '../print/quote.js'
import type { Project } from './output.js'

/** A widget of a notebook: what a job or a person may say in the place of its value. */
export interface Widget {
  /** A plain word, which is the name of its variable, too. */
  readonly name: string
  readonly value: string
  readonly label: string
}

/** A statement that makes a widget. */
export const widgetStatement = ({ name, value, label }: Widget): string =>
  layout(
    brackets('dbutils.widgets.text(', [pythonText(name), pythonText(value), pythonText(label)], ')', ','),
    pythonPage,
  )

/** A statement that binds a variable to what a widget says. */
export const widgetValue = ({ name }: Pick<Widget, 'name'>): string =>
  `${name} = dbutils.widgets.get("${name}")`

/** The folder of raw records. */
export const sourceWidget = ({ source }: Project): Widget => ({
  name: 'source',
  value: source,
  label: 'Folder of the raw JSON',
})

/** Where a notebook reads, which some widgets say, and where it writes. */
export const settingsText = (project: Project, reads: readonly Widget[]): string => {
  const writes: readonly Widget[] = [
    { name: 'catalog', value: project.catalog, label: 'Catalog to write to' },
    { name: 'schema', value: project.schema, label: 'Schema to write to' },
  ]
  return [
    ...[...reads, ...writes].map(widgetStatement),
    '',
    ...reads.map(widgetValue),
    ...writes.map((widget) => `${widgetValue(widget)}.replace("\`", "\`\`")`),
    'target = f"`{catalog}`.`{schema}`"',
  ].join('\n')
}
