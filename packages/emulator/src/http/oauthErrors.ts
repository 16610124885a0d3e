/** OAuth's names for errors, by HTTP status. */
export const oauthErrors: { readonly [status: number]: string } = {
  400: "invalid_request",
  401: "unauthorized_client",
  403: "access_denied",
  500: "server_error",
  503: "temporarily_unavailable"
}
