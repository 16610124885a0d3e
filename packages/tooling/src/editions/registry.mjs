// A registry with both editions, as it is once they are released: npm and pnpm ask it for what is ours, and the usual one for
// everything else. What they pick, they pick by themselves.
import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import { once } from "node:events"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import { join } from "node:path"

const tar = (...args) => execFileSync("tar", args, { encoding: "utf8" })

/** The major version of an edition is Effect's, from its first release on. What needs no edition keeps its version. */
const released = (manifest) => {
  const [effect] = /\d+/.exec(manifest.peerDependencies?.effect ?? "") ?? []
  const hasEditions = effect !== undefined && !manifest.name.endsWith("/promise")
  return hasEditions ? { ...manifest, version: manifest.version.replace(/^\d+/, effect) } : manifest
}

/** A tarball as it is released. */
const release = (file, scratch) => {
  const folder = mkdtempSync(join(scratch, "release-"))
  tar("-xzf", file, "-C", folder)
  const path = join(folder, "package/package.json")
  const manifest = released(JSON.parse(readFileSync(path, "utf8")))
  writeFileSync(path, JSON.stringify(manifest))
  const packed = join(folder, "packed.tgz")
  tar("-czf", packed, "-C", folder, "package")
  return { manifest, bytes: readFileSync(packed) }
}

const integrityOf = (bytes) => `sha512-${createHash("sha512").update(bytes).digest("base64")}`

/** What a registry says of a package. `latest` is the highest version, which is what npm installs without a range. */
const packument = (name, releases, url) => ({
  name,
  "dist-tags": {
    latest: releases
      .map(({ manifest }) => manifest.version)
      .sort()
      .at(-1)
  },
  versions: Object.fromEntries(
    releases.map(({ bytes, manifest }) => [
      manifest.version,
      { ...manifest, dist: { tarball: `${url}/-/${manifest.version}/${name}.tgz`, integrity: integrityOf(bytes) } }
    ])
  ),
  time: Object.fromEntries(releases.map(({ manifest }) => [manifest.version, "2026-01-01T00:00:00.000Z"]))
})

/** Serves the tarballs of these folders. */
export const startRegistry = async (folders, scratch) => {
  const apart = join(scratch, "registry")
  mkdirSync(apart)
  const packages = new Map()
  for (const folder of folders)
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".tgz"))) {
      const one = release(join(folder, file), apart)
      const others = packages.get(one.manifest.name) ?? []
      const isKnown = others.some(({ manifest }) => manifest.version === one.manifest.version)
      packages.set(one.manifest.name, isKnown ? others : [...others, one])
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
