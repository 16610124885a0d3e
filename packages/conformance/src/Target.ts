/** The server that the scenarios are played against, and how to reach it without the library that is tested. */
import type * as HttpClient from "@effect/platform/HttpClient"
import * as Context from "effect/Context"
import { createHmac } from "node:crypto"
import type { Profile } from "./Profile.js"
import type { Version } from "./Version.js"

export interface Settings {
  /** What is shown to a person. */
  readonly name: string
  readonly url: string
  readonly jwtSecret: string
  readonly profile: Profile
  /** That of the server; `undefined` stands for the newest, which the emulator is. */
  readonly version?: Version | undefined
  readonly client: HttpClient.HttpClient
}

export class Target extends Context.Tag("@gotrue-effect/conformance/Target")<Target, Settings>() {}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url")

/** A token of one's own making, such as an admin key: HS256 with the server's secret. */
export const token = (settings: Settings, claims: object): string => {
  const head = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`
  return `${head}.${createHmac("sha256", settings.jwtSecret).update(head).digest("base64url")}`
}

/** A key that lasts longer than any run. */
export const adminKey = (settings: Settings): string =>
  token(settings, { role: "service_role", exp: Math.floor(Date.now() / 1000) + 86_400 })
