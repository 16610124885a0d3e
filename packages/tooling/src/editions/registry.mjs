// A registry with both editions and the tags of a release, as it is once they are released: npm and pnpm ask it for what is ours,
// and the usual one for everything else. What they pick, they pick by themselves.
import { createHash } from "node:crypto"
import { once } from "node:events"
import { readFileSync } from "node:fs"
import { createServer } from "node:http"
import { join } from "node:path"
import { tagOf } from "../release/editions.mjs"
import { packed } from "../release/manifests.mjs"

const integrityOf = (bytes) => `sha512-${createHash("sha512").update(bytes).digest("base64")}`

/** What a registry says of a package. */
const packument = (name, releases, url) => ({
  name,
  "dist-tags": Object.fromEntries(releases.map(({ manifest }) => [tagOf(manifest), manifest.version])),
  versions: Object.fromEntries(
    releases.map(({ bytes, manifest }) => [
      manifest.version,
      { ...manifest, dist: { tarball: `${url}/-/${manifest.version}/${name}.tgz`, integrity: integrityOf(bytes) } }
    ])
  ),
  time: Object.fromEntries(releases.map(({ manifest }) => [manifest.version, "2026-01-01T00:00:00.000Z"]))
})

/** Serves the tarballs of these folders. */
export const startRegistry = async (folders) => {
  const packages = new Map()
  for (const folder of folders)
    for (const { file, manifest } of packed(folder)) {
      const others = packages.get(manifest.name) ?? []
      const isKnown = others.some((other) => other.manifest.version === manifest.version)
      const one = { manifest, bytes: readFileSync(join(folder, file)) }
      packages.set(manifest.name, isKnown ? others : [...others, one])
    }

  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url)
    const [, version, name] = /^\/-\/([^/]+)\/(.+)\.tgz$/.exec(path) ?? []
    const releases = packages.get(name ?? path.slice(1))
    if (releases === undefined) response.writeHead(404).end("{}")
    else if (version !== undefined) response.end(releases.find(({ manifest }) => manifest.version === version)?.bytes)
    else
      response
        .setHeader("content-type", "application/json")
        .end(JSON.stringify(packument(name ?? path.slice(1), releases, url)))
  }).listen(0, "127.0.0.1")
  await once(server, "listening")
  const url = `http://127.0.0.1:${server.address().port}`
  const stop = () => {
    server.close()
    server.closeAllConnections()
  }
  return { url, stop }
}
