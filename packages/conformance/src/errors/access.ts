import type { ErrorRows } from "../ErrorRow.js"

const routes = ["*"]
const invalid = "invalid JWT: unable to parse or verify signature, "
const badJwt = { routes, status: 403, code: "bad_jwt" } as const

/** Who may call. */
export const access = {
  "no bearer": {
    routes,
    status: 401,
    code: "no_authorization",
    message: "This endpoint requires a valid Bearer token",
    scenario: "a request without a bearer is told to bring one"
  },
  "bearer without three parts": {
    ...badJwt,
    message: `${invalid}token is malformed: token contains an invalid number of segments`,
    scenario: "a bearer that is no token is told what is wrong with it"
  },
  "bearer whose header is not base64": {
    ...badJwt,
    message: `${invalid}token is malformed: could not base64 decode header: {reason}`,
    scenario: "a bearer that is no token is told what is wrong with it"
  },
  "bearer whose header is no JSON": {
    ...badJwt,
    message: `${invalid}token is malformed: could not JSON decode header: {reason}`,
    scenario: "a bearer that is no token is told what is wrong with it"
  },
  "bearer whose claims are not base64": {
    ...badJwt,
    message: `${invalid}token is malformed: could not base64 decode claim: {reason}`,
    scenario: "a bearer that is no token is told what is wrong with it"
  },
  "bearer whose claims are of other types": {
    ...badJwt,
    message: `${invalid}token is malformed: could not JSON decode claim: {reason}`,
    scenario: "a bearer that is no token is told what is wrong with it"
  },
  "bearer whose signature is not base64": {
    ...badJwt,
    message: `${invalid}token is malformed: could not base64 decode signature: {reason}`,
    scenario: "a bearer that is no token is told what is wrong with it"
  },
  "unknown algorithm": {
    ...badJwt,
    message: `${invalid}token is unverifiable: signing method (alg) is unavailable`,
    scenario: "a token by an algorithm that is not the server's is refused, also by none"
  },
  "no algorithm named": {
    ...badJwt,
    message: `${invalid}token is unverifiable: signing method (alg) is unspecified`,
    scenario: "a token by an algorithm that is not the server's is refused, also by none"
  },
  "algorithm that is not allowed": {
    ...badJwt,
    message: `${invalid}token signature is invalid: signing method {alg} is invalid`,
    scenario: "a token by an algorithm that is not the server's is refused, also by none"
  },
  "no usable key": {
    ...badJwt,
    message: `${invalid}token is unverifiable: error while executing keyfunc: unrecognized JWT kid {kid} for algorithm {alg}`,
    skip: "needs a server with asymmetric keys; a recorded case of one, 'admin tokens that the asymmetric server refuses', is replayed instead"
  },
  "bad signature": {
    ...badJwt,
    message: `${invalid}token signature is invalid: signature is invalid`,
    scenario: "a key of another secret, or one that has expired, is refused"
  },
  "expired token": {
    ...badJwt,
    message: `${invalid}token has invalid claims: token is expired`,
    scenario: "a key of another secret, or one that has expired, is refused"
  },
  "token of the future": {
    ...badJwt,
    message: `${invalid}token has invalid claims: token is not valid yet`,
    scenario: "a token counts from when it begins until it ends"
  },
  "token that is expired and of the future": {
    ...badJwt,
    message: `${invalid}token has invalid claims: token is expired, token is not valid yet`,
    scenario: "a token counts from when it begins until it ends"
  },
  "no admin": {
    routes,
    status: 403,
    code: "not_admin",
    message: "User not allowed",
    scenario: "a key without an admin role is refused"
  },
  "session without a user": {
    ...badJwt,
    message: "invalid claim: missing sub claim",
    scenario: "a token that names a session needs its user and the session"
  },
  "user who is no UUID": {
    routes,
    status: 400,
    code: "bad_jwt",
    message: "invalid claim: sub claim must be a UUID",
    scenario: "a token that names a session needs its user and the session"
  },
  "user who is gone": {
    routes,
    status: 403,
    code: "user_not_found",
    message: "User from sub claim in JWT does not exist",
    scenario: "a token that names a session needs its user and the session"
  },
  "session that is no UUID": {
    ...badJwt,
    message: "invalid claim: session_id claim must be a UUID",
    scenario: "a token that names a session needs its user and the session"
  },
  "session that is gone": {
    routes,
    status: 403,
    code: "session_not_found",
    message: "Session from session_id claim in JWT does not exist",
    scenario: "a token that names a session needs its user and the session"
  },
  "session past its limits": {
    routes,
    status: 403,
    code: "session_expired",
    message: "Session is no longer valid",
    scenario: "an admin's session ends with its time"
  },
  "sign-out without a user": {
    routes: ["POST /logout"],
    status: 403,
    code: "bad_jwt",
    message: "invalid claim: missing sub claim",
    scenario: "expired tokens, and tokens of unknown users or other keys, are not accepted"
  },
  "sign-out of a user who is gone": {
    routes: ["POST /logout"],
    status: 403,
    code: "user_not_found",
    message: "User from sub claim in JWT does not exist",
    scenario: "sign-out needs a bearer, a user and a scope that there is"
  },
  "sign-out of a session that is gone": {
    routes: ["POST /logout"],
    status: 403,
    code: "session_not_found",
    message: "Session from session_id claim in JWT does not exist",
    scenario: "a token whose session is over is not accepted"
  },
  "sign-out without a bearer": {
    routes: ["POST /logout"],
    status: 401,
    code: "no_authorization",
    message: "This endpoint requires a valid Bearer token",
    scenario: "sign-out needs a bearer, a user and a scope that there is"
  },
  "sign-out while banned": {
    routes: ["POST /logout"],
    status: 403,
    code: "user_banned",
    message: "User is banned",
    scenario: "a banned user's token is not accepted"
  },
  "sign-out in another scope": {
    routes: ["POST /logout"],
    status: 400,
    code: "validation_failed",
    message: 'Unsupported logout scope "{scope}"',
    scenario: "sign-out needs a bearer, a user and a scope that there is"
  }
} as const satisfies ErrorRows
