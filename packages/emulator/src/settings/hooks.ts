import type { Reader } from "./reader.js"
import type { Variables } from "./variables.js"

/** What the settings of a hook begin with. */
const stems = {
  beforeUserCreated: "GOTRUE_HOOK_BEFORE_USER_CREATED",
  afterUserCreated: "GOTRUE_HOOK_AFTER_USER_CREATED",
  customAccessToken: "GOTRUE_HOOK_CUSTOM_ACCESS_TOKEN",
  passwordVerification: "GOTRUE_HOOK_PASSWORD_VERIFICATION_ATTEMPT",
  mfaVerification: "GOTRUE_HOOK_MFA_VERIFICATION_ATTEMPT",
  sendEmail: "GOTRUE_HOOK_SEND_EMAIL",
  sendSms: "GOTRUE_HOOK_SEND_SMS"
} as const

/** The hooks that the server calls. */
export type HookName = keyof typeof stems

export const hookNames: ReadonlyArray<HookName> = [
  "beforeUserCreated",
  "afterUserCreated",
  "customAccessToken",
  "passwordVerification",
  "mfaVerification",
  "sendEmail",
  "sendSms"
]

/** Where a hook is, and with what its requests are signed. */
export interface HookSettings {
  readonly enabled: boolean
  readonly uri: string
  readonly secrets: ReadonlyArray<string>
}

/** The name of the setting with the URL of a hook. */
export const uriSetting = (name: HookName): string => `${stems[name]}_URI`

const scheme = (uri: string): string => /^([a-z][a-z\d+.-]*):/i.exec(uri)?.[1]?.toLowerCase() ?? ""

const local = /^http:\/\/(?:[^/?#@]*@)?(?:localhost|127\.0\.0\.1|\[::1\]|host\.docker\.internal)(?::\d*)?(?:[/?#]|$)/i

/** A function of the database, of which there is none here. */
const isFunction = (uri: string): boolean => scheme(uri) === "pg-functions"

const isCallable = (uri: string): boolean => scheme(uri) === "https" || local.test(uri) || isFunction(uri)

const isSecret = (secret: string): boolean =>
  /^v1,whsec_[A-Za-z0-9+/=]{32,88}/.test(secret) ||
  /^v1a,whpk_[A-Za-z0-9+/=]{44,}:whsk_[A-Za-z0-9+/=]{44,}$/.test(secret)

const readHook = (read: Reader, stem: string): HookSettings => {
  const enabled = read.flag(`${stem}_ENABLED`)
  const uri = read.checked(
    `${stem}_URI`,
    "an https URL, or an http URL of localhost, 127.0.0.1, ::1 or host.docker.internal",
    isCallable
  )
  const secrets = read
    .text(`${stem}_SECRETS`)
    .split("|")
    .filter((secret) => secret !== "")
  // Secrets of a hook without a URL are not looked at.
  const checked = uri === "" || isFunction(uri) || secrets.every(isSecret)
  if (!checked) read.report(`${stem}_SECRETS`, "a list of secrets like v1,whsec_…, with | between them")
  return { enabled: enabled && !isFunction(uri), uri, secrets }
}

export const readHooks = (read: Reader): { readonly [N in HookName]: HookSettings } => ({
  beforeUserCreated: readHook(read, stems.beforeUserCreated),
  afterUserCreated: readHook(read, stems.afterUserCreated),
  customAccessToken: readHook(read, stems.customAccessToken),
  passwordVerification: readHook(read, stems.passwordVerification),
  mfaVerification: readHook(read, stems.mfaVerification),
  sendEmail: readHook(read, stems.sendEmail),
  sendSms: readHook(read, stems.sendSms)
})

/** A sentence for each hook that would be a function of the database. */
export const functionsWithoutEffect = (variables: Variables): ReadonlyArray<string> =>
  hookNames
    .map(uriSetting)
    .filter((setting) => isFunction(variables[setting] ?? ""))
    .map((setting) => `${setting} has no effect here: there is no database, and so no pg-functions.`)
