// The bridge of the promise layer to the Effect API, in a project with either Effect: one program, which is compiled as strictly as
// can be, and run as an ES module and as CommonJS.
import { writeFileSync } from "node:fs"
import { join } from "node:path"

const program = `import { GoTrueAdmin } from "@gotrue-effect/admin"
import { start } from "@gotrue-effect/emulator/promise"
import type { GoTrueAdminApi } from "@gotrue-effect/promise"
import { fromService, toLayer } from "@gotrue-effect/promise/effect"
import { Effect } from "effect"

const absent = "7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90"

const main = async (): Promise<void> => {
  const auth = await start({ seed: 1 })
  const connect = (key: string) => toLayer({ url: auth.url, headers: { apikey: key }, fetch: auth.fetch })
  const over = (key: string): Promise<GoTrueAdminApi> =>
    Effect.runPromise(
      Effect.provide(
        Effect.map(GoTrueAdmin.GoTrueAdmin, (service: GoTrueAdmin.Service) => fromService(service)),
        connect(key)
      )
    )
  const admin = await over(auth.adminKey)
  const { data } = await admin.createUser({ email: "ann@example.com" })
  const id = data.user?.id ?? ""
  const taken = await admin.createUser({ email: "ann@example.com" })
  console.log("failure:", taken.error?.code)
  const found = await admin.getUsers([id, absent])
  console.log("found:", found.data?.users.map(({ error, user }) => user?.email ?? error?.code).join())
  for await (const user of admin.users()) console.log("listed:", user.email)
  const stranger = await over("nobody")
  await stranger.users().next().catch((error: Error) => console.log("not listed:", error.name))
  const controller = new AbortController()
  const call = admin.getUserById(id, controller)
  const rows = admin.users({}, controller)
  const row = rows.next()
  controller.abort()
  console.log("aborted:", (await call).error?.message)
  await row.catch((error: Error) => console.log("aborted rows:", error.message))
  console.log("ended:", (await rows.next()).done)
  const count = Effect.flatMap(GoTrueAdmin.GoTrueAdmin, (service) => service.countUsers())
  console.log("counted:", await Effect.runPromise(Effect.provide(count, connect(auth.adminKey))))
  await auth.stop()
}
void main()
`

export const prints = [
  "failure: email_exists",
  "found: ann@example.com,user_not_found",
  "listed: ann@example.com",
  "not listed: AuthApiError",
  "aborted: This operation was aborted",
  "aborted rows: This operation was aborted",
  "ended: true",
  "counted: 1"
]

/** Writes the program into a project. The files that the compiler makes of it are its result. */
export const writeBridge = (folder) => {
  for (const file of ["main.mts", "main.cts"]) writeFileSync(join(folder, file), program)
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    target: "ES2022",
    // Effect 4 has ES modules only, which newer Nodes can require.
    module: "NodeNext",
    lib: ["ES2023", "DOM", "ESNext.Disposable"],
    types: [],
    skipLibCheck: false,
    outDir: "out"
  }
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["main.mts", "main.cts"] }))
  return ["out/main.mjs", "out/main.cjs"]
}
