import type { Reveal, Sensitive } from "../../src/redact/sensitive.js"
import * as Named from "../../src/redact/sensitive.js"

/** What is redacted of a value, without the names of the arguments: every marker is `<hidden>`. */
export const sensitiveIn = (value: unknown, reveal?: Reveal): Sensitive => {
  const { names: _, ...sensitive } = Named.sensitiveIn(value, reveal)
  return sensitive
}
