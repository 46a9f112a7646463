import { brackets, layout, pythonPage } from '../print/layout.js'
import { pythonText } from '../print/quote.js'
import { codeCell, type NotebookCell } from './cell.js'
import type { Project } from './output.js'
import type { MountSettings } from './settings.js'

/** What is mounted, with nothing left out. */
export const wholeMount = ({ bucket, at, credentials }: MountSettings): Required<MountSettings> => ({
  bucket,
  at: at ?? `/mnt/${bucket}`,
  credentials: credentials ?? '/FileStore/tables/authentication_credentials.csv',
})

/** What a message may tell is told: a message of Databricks' own could hold the address, and the key in it. */
const definition = `from urllib.parse import quote


def mount_bucket(bucket: str, point: str, credentials: str) -> None:
    """Mounts a bucket of S3 by the key in a CSV file, unless it is mounted. The key is shown nowhere.

    The file is the one that AWS gives, with "Access key ID" and "Secret access key" in its first line.
    """
    mounted = {mount.mountPoint: mount.source for mount in dbutils.fs.mounts()}
    if point in mounted:
        if mounted[point].rstrip("/").split("@")[-1].split("/")[-1] != bucket:
            raise ValueError(f"{point} is where another bucket is mounted")
        return
    key = spark.read.csv(credentials, header=True).first()
    secret = quote(key["Secret access key"], safe="")
    try:
        dbutils.fs.mount(f"s3a://{key['Access key ID']}:{secret}@{bucket}", point)
    except Exception as problem:  # noqa: BLE001 (its message may hold the key)
        raise RuntimeError(f"{bucket} could not be mounted ({type(problem).__name__})") from None`

/** The names that a mount takes from tables and rules. */
export const mountNames: readonly string[] = ['quote', 'mount_bucket']

/** The cell that mounts the bucket in which raw records are, where a project has one. */
export const mountCells = ({ mount }: Project): readonly NotebookCell[] => {
  if (mount === null) return []
  const given = [mount.bucket, mount.at, mount.credentials].map(pythonText)
  const call = layout(brackets('mount_bucket(', given, ')', ','), pythonPage)
  return [codeCell('python', 'mount', '', `${definition}\n\n\n${call}`, 'Mount the bucket')]
}
