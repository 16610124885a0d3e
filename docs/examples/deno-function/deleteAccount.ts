// Whoever is signed in may delete their own account, and no other: the token says whose it is.
import { GoTrueAdminApi } from "@gotrue-effect/promise"

export interface Project {
  readonly url: string
  readonly secretKey: string
}

const respond = (status: number, message: string) => Response.json({ message }, { status })

/** The id of the user whom the server takes the token for. */
const whoHas = async (token: string, { secretKey, url }: Project): Promise<string | undefined> => {
  const response = await fetch(`${url}/auth/v1/user`, { headers: { apikey: secretKey, Authorization: token } })
  const user: { readonly id?: string } = await response.json()
  return response.ok ? user.id : undefined
}

export const deleteAccount = (project: Project): ((request: Request) => Promise<Response>) => {
  const { secretKey, url } = project
  const admin = new GoTrueAdminApi({
    url: `${url}/auth/v1`,
    headers: { apikey: secretKey, Authorization: `Bearer ${secretKey}` }
  })
  return async (request) => {
    if (request.method !== "DELETE") return respond(405, "Use DELETE")
    const id = await whoHas(request.headers.get("authorization") ?? "", project)
    if (id === undefined) return respond(401, "Sign in first")
    const { error } = await admin.deleteUser(id)
    if (error === null) return respond(200, "The account is deleted")
    console.error(error.message)
    return respond(503, "Try again later")
  }
}
