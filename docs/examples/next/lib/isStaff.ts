/** Only the staff may call these routes. An app with sessions asks for the session and its role here. */
export const isStaff = (request: Request): boolean => {
  const token = process.env["STAFF_TOKEN"]
  return token !== undefined && request.headers.get("authorization") === `Bearer ${token}`
}
