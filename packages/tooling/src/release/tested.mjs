// Which tarballs have passed all the gates, of both editions, in a file beside them: their names and hashes.
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

const name = "tested.json"

const hashes = (directory) =>
  Object.fromEntries(
    readdirSync(directory, { recursive: true, encoding: "utf8" })
      .map((file) => file.replaceAll("\\", "/"))
      .filter((file) => file.endsWith(".tgz"))
      .sort()
      .map((file) => [
        file,
        createHash("sha512")
          .update(readFileSync(join(directory, file)))
          .digest("base64")
      ])
  )

const text = (directory) => `${JSON.stringify(hashes(directory), null, 2)}\n`

export const markAsTested = (directory) => writeFileSync(join(directory, name), text(directory))

/** Whether the tarballs of a folder are the very ones that have passed. */
export const areTested = (directory) =>
  existsSync(join(directory, name)) && readFileSync(join(directory, name), "utf8") === text(directory)
