// Invites a user, from a route that runs at the edge.
import { isAuthApiError } from "@gotrue-effect/promise"
import { admin } from "../../../lib/admin"
import { isStaff } from "../../../lib/isStaff"

export const runtime = "edge"

const emailOf = (body: unknown): string | undefined =>
  typeof body === "object" && body !== null && "email" in body && typeof body.email === "string"
    ? body.email
    : undefined

export const POST = async (request: Request): Promise<Response> => {
  if (!isStaff(request)) return Response.json({ message: "Only for the staff" }, { status: 401 })
  const email = emailOf(await request.json().catch(() => undefined))
  if (email === undefined) return Response.json({ message: 'Send { "email": … }' }, { status: 400 })
  const { data, error } = await admin.inviteUserByEmail(email)
  if (error === null) return Response.json({ id: data.user.id }, { status: 201 })
  if (isAuthApiError(error) && (error.status === 400 || error.status === 422)) {
    return Response.json({ message: error.message }, { status: error.status })
  }
  console.error(error.message)
  return Response.json({ message: "Try again later" }, { status: 503 })
}
