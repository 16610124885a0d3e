// Every operation that the installed packages have at run time, by the name that a program calls it by: `admin.` and its
// name for the service, `api.` for the class, where that is installed.
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { execute } from "../runtimes/execute.mjs"

const script = (hasApi) => `
import { Endpoints, GoTrueAdmin, Transport } from "@gotrue-effect/admin"
import { errors } from "@gotrue-effect/core/error/errors"
import { Effect } from "effect"
${hasApi ? 'import { GoTrueAdminApi } from "@gotrue-effect/promise"' : ""}

const url = "http://127.0.0.1:1"
const layer = GoTrueAdmin.layerTransport(Transport.fetch(), { url, key: "key" })
const admin = await Effect.runPromise(Effect.provide(GoTrueAdmin.GoTrueAdmin, layer))
const api = ${hasApi ? "new GoTrueAdminApi({ url })" : "{}"}

const chain = (value) => value === Object.prototype ? [] : [value, ...chain(Object.getPrototypeOf(value))]
const members = (value) => chain(value).flatMap((part) => Object.getOwnPropertyNames(part))
  .filter((name) => name !== "constructor")
const operations = (value) => members(value).flatMap((name) =>
  typeof value[name] === "function" ? [name] : members(value[name]).map((member) => name + "." + member))

const tags = (wanted) => Object.entries(errors).filter(([, { scope }]) => scope === wanted).map(([tag]) => tag)
const own = new Map(Object.values(Endpoints.groups).flatMap((group) => Object.values(group))
  .map(({ errors, name }) => [name, errors]))

console.log(JSON.stringify({
  operations: [
    ...operations(admin).map((name) => ({
      name: "admin." + name,
      errors: own.has(name) ? [...tags("common"), ...own.get(name)] : undefined
    })),
    ...operations(api).map((name) => ({ name: "api." + name }))
  ],
  tags: [...tags("common"), ...tags("particular"), ...tags("composite")]
}))
`

export const listed = async ({ folder, hasApi }) => {
  writeFileSync(join(folder, "list.mjs"), script(hasApi))
  const { operations, tags } = JSON.parse(await execute(process.execPath, ["list.mjs"], { cwd: folder }))
  return { operations, tags: new Set(tags) }
}
