/** The bundles, loaded where `process` is not what Node makes of it: nothing may fail, and nothing may be read at import. */
import { createContext, runInContext } from "node:vm"
import { describe, expect, it } from "vitest"

const tooling: { readonly generate: (entry: string, kind: "cjs" | "esm") => Promise<string> } = await import(
  new URL("../../tooling/src/bundle.mjs", import.meta.url).href
)
const bundleOf = (path: string) => tooling.generate(new URL(path, import.meta.url).pathname, "cjs")
const index = await bundleOf("../src/index.ts")
const more = await bundleOf("../src/more/index.ts")

const user = {
  id: "7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90",
  aud: "authenticated",
  role: "authenticated",
  email: "ann@example.com",
  phone: "",
  is_anonymous: false,
  app_metadata: {},
  user_metadata: {},
  identities: [],
  created_at: "2026-01-01T00:00:00Z",
  updated_at: "2026-01-01T00:00:00Z"
}

const refuse = () => {
  throw new Error("process can't be read here")
}

/** What has been seen of `process`, or can be thought of. */
const kinds: ReadonlyArray<readonly [kind: string, process: PropertyDescriptor | undefined]> = [
  ["none", undefined],
  ["null", { value: null }],
  ["empty", { value: {} }],
  ["no text", { value: 1 }],
  ["without versions", { value: { getBuiltinModule: () => undefined } }],
  ["of Next's edge runtime", { value: { env: {}, getBuiltinModule: refuse, hrtime: undefined } }],
  ["with an empty clock", { value: { hrtime: null, stdout: null, versions: null, env: null } }],
  ["throwing when it is read", { get: refuse }],
  ["throwing for each member", { value: new Proxy({}, { get: refuse, has: refuse }) }]
]

/** A runtime of its own, with the globals that all of them have. */
const load = (process: PropertyDescriptor | undefined, fetch: unknown) => {
  const globals = {
    TextDecoder,
    TextEncoder,
    AbortController,
    Headers,
    Response,
    URL,
    URLSearchParams,
    clearTimeout,
    fetch,
    queueMicrotask,
    setTimeout
  }
  const context = createContext({ ...globals, module: { exports: {} } })
  if (process !== undefined) {
    const written: { kind: PropertyDescriptor } = Object.assign(context, { kind: process })
    runInContext("Object.defineProperty(globalThis, 'process', kind)", Object.assign(context, written))
  }
  return (code: string): unknown => runInContext(`{ const exports = module.exports; ${code} }`, context)
}

describe.each(kinds)("a process that is %s", (_, process) => {
  it("is not read when the bundles are loaded, and leaves calls to fetch", async () => {
    const fetch = () => Promise.resolve(Response.json(user))
    const run = load(process, fetch)
    run(more)
    run(index)
    const call = run(
      "result = new module.exports.GoTrueAdminApi({ url: 'http://localhost:9999' }).getUserById(" + `'${user.id}')`
    )
    await expect(call).resolves.toMatchObject({ data: { user: { email: "ann@example.com" } }, error: null })
  })
})
