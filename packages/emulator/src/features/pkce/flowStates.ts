import * as Either from "effect/Either"
import type { FlowState, User } from "../../database/rows.js"
import { unhandled, unprocessable } from "../../http/apiError.js"
import type { Call } from "../../http/call.js"
import type { Result } from "../../http/result.js"
import { toMicroseconds } from "../../standards/time/timestamp.js"
import { pkcePrefix } from "./challenge.js"
import { parseChallengeMethod } from "./codeVerifier.js"

/** What begins a flow that ends in an exchange of codes. */
export interface FlowMethod {
  readonly method: string
  readonly provider: string
}

/** The challenge with which a flow begins. */
export interface GivenChallenge {
  readonly code_challenge: string
  readonly code_challenge_method: string
}

/** A row for a flow, not yet in the table. Undefined for an unknown method of challenges. */
export const newFlow = (
  call: Call,
  { method, provider }: FlowMethod,
  given: GivenChallenge,
  more: Partial<FlowState>
): FlowState | undefined => {
  const challengeMethod = parseChallengeMethod(given.code_challenge_method)
  const exchanged = given.code_challenge !== ""
  if (exchanged && challengeMethod === undefined) return undefined
  const now = toMicroseconds(call.now())
  return {
    id: call.random.uuid(),
    user_id: null,
    auth_code: exchanged ? call.random.uuid() : null,
    authentication_method: method,
    code_challenge: exchanged ? given.code_challenge : null,
    code_challenge_method: exchanged ? (challengeMethod ?? null) : null,
    provider_type: provider,
    referrer: null,
    oauth_client_state_id: null,
    linking_target_id: null,
    auth_code_issued_at: null,
    created_at: now,
    updated_at: now,
    ...more
  }
}

/**
 * Stores the challenge with which a flow begins. Returns the prefix of its tokens: none without a challenge.
 */
export const beginFlow = (call: Call, user: User, method: FlowMethod, given: GivenChallenge): Result<string> => {
  if (given.code_challenge === "") return Either.right("")
  const flow = newFlow(call, method, given, { user_id: user.id })
  if (flow === undefined) return Either.left(unhandled)
  call.db.flowStates.table.insert(flow)
  return Either.right(pkcePrefix)
}

/** How a flow that began with a link is named by the type in the link. */
export const methodOfLink = (type: string): string => (type.endsWith("signup") ? "email/signup" : type)

/** Hands out the code of the newest flow that a user has begun in this way. */
export const issueAuthCode = ({ db, now }: Call, user: User, method: string): Result<string> => {
  const { byMethod, table } = db.flowStates
  const [newest] = table
    .resolve(byMethod.idsOf(`${user.id} ${method}`))
    .sort((left, right) => Number(right.created_at - left.created_at))
  if (newest?.auth_code === undefined || newest.auth_code === null) {
    return Either.left(unprocessable("flow_state_not_found", "No valid flow state found for user."))
  }
  const issued = toMicroseconds(now())
  table.update({ ...newest, auth_code_issued_at: issued, updated_at: issued })
  return Either.right(newest.auth_code)
}

/** When a flow is over. That of a magic link counts from when it was followed. */
export const flowExpiry = (call: Call, flow: FlowState): bigint =>
  (flow.authentication_method === "magiclink" ? (flow.auth_code_issued_at ?? flow.created_at) : flow.created_at) +
  call.settings.external.flowStateExpiry
