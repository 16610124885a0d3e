// The accounts of a project, for its staff, on Cloudflare Workers.
import { GoTrueAdminApi, isAuthApiError } from "@gotrue-effect/promise"
import { Hono } from "hono"
import { bearerAuth } from "hono/bearer-auth"
import { HTTPException } from "hono/http-exception"

interface Env {
  readonly Bindings: {
    readonly SUPABASE_URL: string
    readonly SUPABASE_SECRET_KEY: string
    readonly STAFF_TOKEN: string
  }
  readonly Variables: { readonly admin: GoTrueAdminApi }
}

const app = new Hono<Env>()

app.use(bearerAuth<Env>({ verifyToken: (token, { env }) => token === env.STAFF_TOKEN }))

app.use(async (context, next) => {
  const { SUPABASE_SECRET_KEY: key, SUPABASE_URL: url } = context.env
  const headers = { apikey: key, Authorization: `Bearer ${key}` }
  // Errors are thrown, and `onError` is where they become responses.
  context.set("admin", new GoTrueAdminApi({ url: `${url}/auth/v1`, headers, throwOnError: true }))
  await next()
})

app.get("/users/:id", async (context) => {
  const { data } = await context.var.admin.getUserById(context.req.param("id"))
  return context.json({ id: data.user?.id, email: data.user?.email })
})

app.delete("/users/:id", async (context) => {
  await context.var.admin.deleteUser(context.req.param("id"))
  return context.body(null, 204)
})

app.onError((error, context) => {
  if (error instanceof HTTPException) return error.getResponse()
  if (error.name === "AuthInvalidInputError") return context.json({ message: "This is no id" }, 400)
  if (isAuthApiError(error) && error.status === 404) return context.json({ message: "No such user" }, 404)
  console.error(error.message)
  return context.json({ message: "Try again later" }, 503)
})

export default app
