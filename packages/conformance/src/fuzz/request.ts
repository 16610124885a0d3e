/** A request as the fuzzer thinks of it, before it becomes a step. */
import type { Step } from "../transcript/Case.js"

/** A body by its members, each already JSON text. */
export type Members = ReadonlyArray<readonly [name: string, json: string]>

export interface Request {
  readonly method: string
  readonly path: string
  readonly auth?: Step["auth"]
  readonly headers?: Step["headers"]
  readonly members?: Members | undefined
  /** In place of members: a body as it is. */
  readonly text?: string | undefined
  readonly bytes?: string | undefined
  readonly as?: string | undefined
}

export const membersOf = (body: object): Members =>
  Object.entries(body).map(([name, value]) => [name, JSON.stringify(value)] as const)

const written = (members: Members): string =>
  `{${members.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(",")}}`

export const toStep = ({ as, auth, bytes, headers, members, method, path, text }: Request): Step => ({
  method,
  path,
  auth: auth ?? null,
  ...(headers === undefined ? {} : { headers }),
  ...(bytes === undefined ? {} : { bytes }),
  ...(text === undefined ? {} : { text }),
  ...(members === undefined ? {} : { text: written(members) }),
  ...(as === undefined ? {} : { as })
})
