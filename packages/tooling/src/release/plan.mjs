// What a release publishes, and in which order: the tarballs of both editions, each behind those that it depends on.
import { join } from "node:path"
import { tagOf } from "./editions.mjs"
import { effect4In, packed } from "./manifests.mjs"

/**
 * The Effect 4 edition comes first: npm gives the first version of a package the tag `latest`, whatever tag it is published with. The
 * promise layer comes last, since it is installed beside either edition.
 */
export const planOf = (directory) => {
  const [effect3, effect4] = [directory, effect4In(directory)].map((folder) =>
    packed(folder).map(({ file, manifest }) => ({ path: join(folder, file), manifest, tag: tagOf(manifest) }))
  )
  const names = ({ manifest }) => `${manifest.name}@${manifest.version}`
  const known = new Set(effect4.map(names))
  return [...effect4, ...effect3.filter((one) => !known.has(names(one)))]
}
