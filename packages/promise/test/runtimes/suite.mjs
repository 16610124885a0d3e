// Ten calls on whatever runtime this is. It is handed the library and a server, and throws if a response is wrong.

const expect = (holds, what) => {
  if (!holds) throw new Error(what)
}

export const suite = async ({ GoTrueAdminApi, isAuthApiError, isAuthError }, { key, url }) => {
  const admin = new GoTrueAdminApi({ url, headers: { apikey: key, Authorization: `Bearer ${key}` } })

  const created = await admin.createUser({
    email: "ann@example.com",
    email_confirm: true,
    user_metadata: { name: "Änn" }
  })
  expect(created.error === null && created.data.user.user_metadata.name === "Änn", "createUser")
  const { id } = created.data.user

  const read = await admin.getUserById(id)
  expect(read.data.user?.email === "ann@example.com", "getUserById")

  const page = await admin.listUsers({ page: 1, perPage: 10 })
  expect(page.data.users.length === 1 && page.data.total === 1, "listUsers")

  const changed = await admin.updateUserById(id, { app_metadata: { plan: "pro" } })
  expect(changed.data.user?.app_metadata.plan === "pro", "updateUserById")

  const link = await admin.generateLink({ type: "recovery", email: "ann@example.com" })
  expect(link.data.properties?.action_link.startsWith("http") === true, "generateLink")

  const invited = await admin.inviteUserByEmail("bob@example.com")
  expect(invited.error === null, "inviteUserByEmail")

  const nobody = await admin.getUserById("7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90")
  expect(isAuthApiError(nobody.error) && nobody.error.code === "user_not_found", "user_not_found")

  const elsewhere = await admin.oauth.getClient("../../users")
  expect(isAuthError(elsewhere.error) && elsewhere.error.message.includes("Nothing was sent"), "an id that is a path")

  // What is loaded when it is called.
  const found = []
  for await (const user of admin.users()) found.push(user.email)
  expect(found.toSorted().join() === "ann@example.com,bob@example.com", "users")

  for (const email of found) {
    const { data } = await admin.getUserByEmail(email)
    const gone = await admin.deleteUser(data.user?.id ?? "")
    expect(gone.error === null, `deleteUser: ${gone.error?.message}`)
  }
  return "ten calls passed"
}
