import { expect, it } from "@effect/vitest"
import { failedLocation, lostLocation } from "../../../src/features/external/callbackRedirect.js"
import { badRequest, internal, unprocessable } from "../../../src/http/apiError.js"

const nameIn = (location: string) => new URL(location).searchParams.get("error")

it.each([
  ["signup_disabled", "access_denied"],
  ["user_banned", "access_denied"],
  ["provider_email_needs_verification", "access_denied"],
  ["bad_oauth_state", "invalid_request"]
])("%s with 400 is %s to a browser that comes back", (code, name) => {
  const error = badRequest(code, "no")
  expect(nameIn(lostLocation("https://app.example.com/", error))).toBe(name)
  expect(failedLocation("https://app.example.com/?a=1", error)).toBe(
    `https://app.example.com/?a=1&error=${name}&error_code=${code}&error_description=no#error=${name}&error_code=${code}&error_description=no&sb=`
  )
})

it("a status that OAuth has no name for is an error of the server", () => {
  expect(nameIn(lostLocation("https://app.example.com/", unprocessable("email_exists", "taken")))).toBe("server_error")
  expect(nameIn(lostLocation("https://app.example.com/", internal("broken")))).toBe("server_error")
})
