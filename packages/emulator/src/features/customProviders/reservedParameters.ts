/** Parameters of an authorization request that the server alone sets. */
export const reservedParameters = [
  "client_id",
  "client_secret",
  "redirect_uri",
  "response_type",
  "state",
  "code_challenge",
  "code_challenge_method",
  "code_verifier"
]
