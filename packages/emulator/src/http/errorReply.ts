import type { DatabaseError } from "../database/postgres/error.js"
import type { Body } from "../standards/json/json.js"
import type { ApiError } from "./apiError.js"
import type { Reply } from "./reply.js"
import { json } from "./reply.js"

const versionHeader = "X-Supabase-Api-Version"

const isDate = (text: string): boolean => {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (found === null) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** Whether a request wants the error format of 2024-01-01 or later. */
const wants2024 = (version: string): boolean => isDate(version) && version >= "2024-01-01"

/** The status of a database error that legacy responses show, 0 when it is not shown. */
const shownStatus = (cause: DatabaseError): number => {
  if (/^(P0001|2300[01]|2350[235]|23514|23P01)$/.test(cause.code)) return 500
  const custom = /^PT(\d{3})$/.exec(cause.code)
  return custom === null ? 0 : Number(custom[1])
}

const fallbackCode = (status: number, code: string): string =>
  code !== "" ? code : status === 500 ? "unexpected_failure" : "unknown"

const generic = "Unexpected failure, please check server logs for more information"

const legacyBody = (status: number, code: string, message: string, errorId?: string): Body => ({
  code: status,
  error_code: code,
  msg: message,
  error_id: errorId === "" ? undefined : errorId
})

/** The response for an error, in the error format that the request wants. */
export const errorReply = (error: ApiError, version: string, errorId: () => string): Reply => {
  const modern = wants2024(version)
  const echo: ReadonlyArray<readonly [string, string]> = modern ? [[versionHeader, "2024-01-01"]] : []
  const mark = (code: string): ReadonlyArray<readonly [string, string]> =>
    code === "" ? echo : [...echo, ["X-Sb-Error-Code", code]]
  const uncoded = (message: string): Reply =>
    json(500, modern ? { code: "unexpected_failure", message } : legacyBody(500, "unexpected_failure", message), echo)
  switch (error.kind) {
    case "unhandled":
      return uncoded(generic)
    case "panic":
      return uncoded("Internal Server Error")
    case "oauth":
      return json(400, { error: error.error, error_description: error.description }, echo)
    case "redirected": {
      const { redirect } = error
      const typed = redirect.headers.some(([name]) => name === "Content-Type")
      return {
        ...redirect,
        headers: typed ? redirect.headers : [...redirect.headers, ["Content-Type", "text/plain; charset=utf-8"]],
        body: redirect.body + errorReply(error.error, version, errorId).body
      }
    }
    case "custom": {
      const reply = json(error.status, error.body, echo)
      return { ...reply, headers: [["Content-Type", error.contentType], ...echo] }
    }
    case "weakPassword": {
      const weak_password = { reasons: error.reasons }
      return modern
        ? json(422, { code: "weak_password", message: error.message, weak_password }, echo)
        : json(
            422,
            { code: 422, error_code: "weak_password", msg: error.message, weak_password },
            mark("weak_password")
          )
    }
    case "coded": {
      const { cause, message, status } = error
      const code = fallbackCode(status, error.code)
      if (modern) return json(status, { code, message }, mark(error.code))
      const shown = cause === undefined ? 0 : shownStatus(cause)
      if (cause !== undefined && shown !== 0) {
        const body = { code: cause.code, message: cause.message, hint: cause.hint, detail: cause.detail }
        return json(shown, body, mark(error.code))
      }
      return json(status, legacyBody(status, code, message, status >= 500 ? errorId() : undefined), mark(error.code))
    }
  }
}
