// What each test runner runs: an emulator is started, asked and stopped.
exports.check = async ({ start }) => {
  const auth = await start({ jwt: "ES256" })
  const session = await auth.signInAs("ann@example.com")
  const user = await fetch(`${auth.url}/user`, { headers: { Authorization: `Bearer ${session.access_token}` } })
  const { email } = await user.json()
  await auth.reset()
  await auth.stop()
  if (email !== "ann@example.com") throw new Error(`The user is ${email}`)
}
