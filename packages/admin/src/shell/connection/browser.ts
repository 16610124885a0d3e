/** Whether the program runs in a browser, where everybody could read its key. */
import * as Predicate from "effect/Predicate"

const host: unknown = globalThis

/** Node, Bun and the like say so. Electron does, too, and shows pages. */
const isServer = (): boolean =>
  Predicate.hasProperty(host, "process") &&
  Predicate.hasProperty(host.process, "versions") &&
  Predicate.hasProperty(host.process.versions, "node") &&
  !Predicate.hasProperty(host.process.versions, "electron")

/** A test suite on a server may have a document as well, that of jsdom or happy-dom. */
export const isOne = (): boolean => "document" in globalThis && !isServer()
