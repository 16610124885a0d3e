// A user, from a route that runs in Node.
import { isAuthApiError } from "@gotrue-effect/promise"
import { admin } from "../../../../lib/admin"
import { isStaff } from "../../../../lib/isStaff"

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

export const GET = async (request: Request, { params }: Context): Promise<Response> => {
  if (!isStaff(request)) return Response.json({ message: "Only for the staff" }, { status: 401 })
  const { data, error } = await admin.getUserById((await params).id, { signal: request.signal })
  if (error === null) return Response.json({ id: data.user.id, email: data.user.email })
  if (error.name === "AuthInvalidInputError") return Response.json({ message: "This is no id" }, { status: 400 })
  if (isAuthApiError(error) && error.status === 404) return Response.json({ message: "No such user" }, { status: 404 })
  console.error(error.message)
  return Response.json({ message: "Try again later" }, { status: 503 })
}
