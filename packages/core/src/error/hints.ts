/** One line with the usual cause of an error, and its solution. */

/** What a hint depends on. */
interface Symptoms {
  readonly operation: string
  readonly status: number
  readonly code: string | undefined
  readonly reason: string
}

const hints: ReadonlyArray<readonly [when: (symptoms: Symptoms) => boolean, hint: string]> = [
  [
    ({ code }) => code === "not_admin",
    "The key's role is not an admin role; use the secret key (sb_secret_…) or the service_role key."
  ],
  [
    ({ code, reason }) => code === "bad_jwt" && reason.includes("invalid number of segments"),
    "The bearer token is not a JWT. An sb_secret_… key is replaced by a JWT in the gateway of a hosted project; a server without a gateway needs a service_role JWT."
  ],
  [
    ({ code, operation }) => code === "no_authorization" && operation !== "signOut",
    "No bearer token reached the server. An sb_secret_… key needs the gateway of a hosted project; a server without one needs a service_role JWT."
  ],
  [
    ({ reason }) => reason === "Database error deleting user",
    "Usually one of your tables references the user (a foreign key without ON DELETE), or the user owns storage objects."
  ],
  [
    ({ operation, status, reason }) =>
      operation === "updateUserById" && status === 500 && reason === "Error updating user",
    "Usually the new e-mail address or phone number is taken: the server does not check before it writes."
  ],
  [
    ({ code, status }) => code === undefined && status === 404,
    "The server has no such route: check the URL (hosted projects serve it under /auth/v1)."
  ],
  [
    ({ status }) => status >= 300 && status < 400,
    "Redirects are not followed, so that the key is not sent elsewhere: use the URL that this one redirects to."
  ]
]

/** The hint for an unsuccessful response, if its usual cause is known. */
export const hintFor = (symptoms: Symptoms): string | undefined => hints.find(([when]) => when(symptoms))?.[1]
