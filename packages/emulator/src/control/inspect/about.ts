import * as Gateway from "../../Gateway.js"
import type { Settings } from "../../Settings.js"
import { serverVersion } from "../../Settings.js"
import { signToken } from "../../standards/jwt/jwt.js"
import type { Controls } from "../controls.js"

/** Private keys are of no use to a reader, and the variables of a process are none of the settings. */
const left = new Set(["variables", "keys"])

const shown = (name: string, value: unknown): unknown => {
  if (left.has(name)) return undefined
  if (typeof value === "bigint") return `${Number(value) / 1e9} s`
  return value instanceof Map ? Object.fromEntries(value) : value
}

const isSetting = (name: string): boolean => name.startsWith("GOTRUE_") || name === "API_EXTERNAL_URL"

/** The settings as plain data. */
const plain = (settings: Settings): unknown => JSON.parse(JSON.stringify(settings, shown))

/** What there is to know of an emulator that does not change: where it is, its keys, its settings. */
export const about = ({ gateway, keys, prefix, settings }: Controls) => ({
  version: serverVersion,
  url: settings.api.externalUrl,
  prefix,
  anonKey: signToken('{"role":"anon"}', keys()),
  adminKey: signToken('{"role":"service_role"}', keys()),
  publishableKey: gateway && (gateway.publishableKey || Gateway.publishableKey),
  secretKey: gateway && (gateway.secretKey || Gateway.secretKey),
  /** Those that were set, by the server's names. */
  given: Object.fromEntries(
    Object.entries(settings.variables).filter(([name, value]) => isSetting(name) && value !== undefined)
  ),
  settings: plain(settings)
})
