/** Where a bundle is deployed to. */
export interface BundleTarget {
  readonly mode: 'development' | 'production'
  readonly default?: boolean
  /** The address of the workspace. */
  readonly host?: string
  /** Where in the workspace its files go. */
  readonly root?: string
  readonly source?: string
  readonly catalog?: string
  readonly schema?: string
}

/** How a bundle runs: by which schedule, in which places. */
export interface BundleSettings {
  /** A Quartz expression of six fields, and the zone of its clock; null for no schedule. Every day at six in UTC if left out. */
  readonly schedule?: { readonly cron: string; readonly zone?: string } | null
  /** By their names; `dev` and `prod` if left out. */
  readonly targets?: Readonly<Record<string, BundleTarget>>
}

/**
 * A bucket of S3 that notebooks mount, as it was done before there were external locations: by a key, which they take from a file
 * when they run.
 */
export interface MountSettings {
  readonly bucket: string
  /** Where it is mounted, and raw records are read: `/mnt/<bucket>`, if left out. */
  readonly at?: string
  /** The CSV file that AWS gives: `/FileStore/tables/authentication_credentials.csv`, if left out. */
  readonly credentials?: string
}

/**
 * How tables are written that are not written anew each time. Streams and pipelines write in their own ways.
 */
export interface WriteSettings {
  /** The names of tables to which rows are added: each run adds its rows again. */
  readonly append?: readonly string[]
  /**
   * By the names of tables, the columns by which a row is the same as one that is there, and takes its place: `{ pin: ['ind'] }`.
   * Nulls are the same. Where several rows of one run have the same keys, nothing is written.
   */
  readonly merge?: Readonly<Record<string, readonly string[]>>
}

/** Where streams come from. */
export interface StreamSettings {
  /**
   * Files that come into the folder of raw records, if left out; the same by Databricks' Auto Loader; topics of Kafka; or streams
   * of Kinesis, by Databricks' source of them.
   */
  readonly from?: 'files' | 'autoLoader' | 'kafka' | 'kinesis'
  /** Kafka's servers: `localhost:9092`, if left out. */
  readonly servers?: string
  /** What stands before a table's name in the name of its topic. */
  readonly topics?: string
  /** What stands before a table's name in the name of its stream of Kinesis: `streaming-0a1b2c-`. */
  readonly streams?: string
  /** The region of streams of Kinesis: `us-east-1`, if left out. */
  readonly region?: string
  /** The service credential by which Kinesis is read. Without one and without `secrets`, the cluster's own role is. */
  readonly credential?: string
  /** Keys of AWS in a scope of secrets, by which Kinesis is read: the names under which they stand there. */
  readonly secrets?: { readonly scope: string; readonly accessKey: string; readonly secretKey: string }
  /** The names of tables that are streaming tables in the outputs `pipelines` and `pipelinesSql`; the others are made anew each time. */
  readonly pipelines?: readonly string[]
  /** The folder of checkpoints, one in it for each table. */
  readonly checkpoints?: string
}

/** Handlebars templates in place of ours, as text: what stands around the cells of notebooks, and around a query. */
export interface Templates {
  /** Of `cells`, each with its `lines`, `isFirst`, `isDefinition` and `isAfterDefinition`. */
  readonly notebook?: string
  /** Of `cells`, each with its `lines` and `isFirst`. */
  readonly sqlNotebook?: string
  /** Of `about`, which the helper `comment` makes comments of, and `query`. */
  readonly sql?: string
}

/** How Airflow runs the notebook. */
export interface DagSettings {
  /** As Airflow takes it: `@daily`, if left out. */
  readonly schedule?: string
  /** The connection to Databricks: `databricks_default`, if left out. */
  readonly connection?: string
  /** Where the notebook stands in the workspace. */
  readonly notebook?: string
}
