/** What the server says of itself. */
import * as Schema from "effect/Schema"
import * as Server from "../Server.js"

export const server = {
  health: { input: Schema.Struct({}), answer: Server.Health },
  settings: { input: Schema.Struct({}), answer: Server.Settings },
  jwks: { input: Schema.Struct({}), answer: Server.Jwks }
}
