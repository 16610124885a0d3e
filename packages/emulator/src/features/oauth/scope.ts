const supported = new Set(["openid", "profile", "email", "phone", "offline_access"])

/** The scopes in a text. */
export const parseScopes = (text: string): ReadonlyArray<string> =>
  text
    .split(" ")
    .map((scope) => scope.trim())
    .filter((scope) => scope !== "")

/** What is wrong with the scopes that an application asks for. */
export const scopeProblem = (text: string): string | undefined => {
  const scopes = parseScopes(text)
  if (scopes.length === 0) return "scope parameter cannot be empty"
  const unknown = scopes.find((scope) => !supported.has(scope))
  return unknown === undefined ? undefined : `unsupported scope: ${unknown}`
}
