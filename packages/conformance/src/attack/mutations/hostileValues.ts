/** What foreign code can return or throw where a response or an error is expected. */

const cyclic = () => {
  const value: Record<string, unknown> = { code: "ECYCLE" }
  value["self"] = value
  return value
}

const cyclicCause = () => {
  const error = new Error("round and round")
  error.cause = error
  return error
}

const deepCause = () => {
  let error = new Error("innermost", { cause: { code: "ECONNREFUSED" } })
  for (let depth = 0; depth < 2_000; depth++) error = new Error("outer", { cause: error })
  return error
}

const deep = () => {
  let value: unknown = 1
  for (let depth = 0; depth < 20_000; depth++) value = { inner: value }
  return value
}

const fails = (): never => {
  throw new Error("a getter that throws")
}

const everyTrap = (): ProxyHandler<object> => ({
  get: fails,
  has: fails,
  getPrototypeOf: fails,
  ownKeys: fails,
  getOwnPropertyDescriptor: fails
})

const revoked = (): unknown => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

const withGetter = (value: object, ...names: ReadonlyArray<string>): object => {
  for (const name of names) Object.defineProperty(value, name, { get: fails, enumerable: true })
  return value
}

/** Each made anew, since some can be used once. */
export const values: ReadonlyArray<readonly [name: string, make: () => unknown]> = [
  ["undefined", () => undefined],
  ["null", () => null],
  ["a number", () => 5],
  ["a bigint", () => 5n],
  ["a symbol", () => Symbol("x")],
  ["a text", () => "text"],
  ["an empty object", () => ({})],
  ["an object without prototype", () => Object.create(null)],
  ["a function", () => () => 1],
  ["a cyclic object", cyclic],
  ["an object with a bigint", () => ({ message: 5n, code: 5n, big: 5n })],
  ["an object with a symbol", () => ({ message: Symbol("x"), code: Symbol("y") })],
  ["an object whose toJSON throws", () => ({ toJSON: fails })],
  ["an object whose toString throws", () => ({ toString: fails, [Symbol.toPrimitive]: fails })],
  ["an object whose getters throw", () => withGetter({}, "message", "code", "cause", "errors", "name", "msg", "error")],
  [
    "an error whose getters throw",
    () => withGetter(new Error("x"), "message", "code", "cause", "errors", "name", "stack")
  ],
  ["an error whose cause throws", () => withGetter(new Error("x"), "cause")],
  ["an error without a message", () => new Error("")],
  ["an error that causes itself", cyclicCause],
  ["an error with 2,000 causes", deepCause],
  ["an error with a cyclic cause", () => new Error("x", { cause: cyclic() })],
  ["an error of many errors", () => new AggregateError([cyclicCause(), new AggregateError([cyclic()])], "many")],
  ["an error whose errors are none", () => Object.assign(new Error("x"), { errors: 5, code: {} })],
  ["an error with a huge code", () => Object.assign(new Error("x".repeat(1e5)), { code: "E".repeat(1e5) })],
  ["an abort", () => new DOMException("This operation was aborted", "AbortError")],
  ["a refused connection", () => Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" })],
  [
    "a reset connection",
    () => new TypeError("fetch failed", { cause: Object.assign(new Error("x"), { code: "ECONNRESET" }) })
  ],
  ["an object nested 20,000 deep", deep],
  ["a proxy that throws", () => new Proxy({}, everyTrap())],
  ["a proxy of an error that throws", () => new Proxy(new Error("x"), everyTrap())],
  ["a revoked proxy", revoked],
  ["an object that is like an admin error", () => ({ _tag: "UserNotFound", operation: "x", message: "y" })],
  ["an object that is like a response", () => ({ status: "200", headers: 5, text: 5, json: 5, body: 5 })],
  ["a response without a body", () => ({ status: 200, headers: {} })],
  ["a response whose text is not a string", () => ({ status: 200, headers: {}, text: { length: 5 } })],
  ["a response whose headers throw", () => ({ status: 400, text: "{}", headers: new Proxy({}, everyTrap()) })],
  ["a response whose text throws", () => withGetter({ status: 200, headers: {} }, "text", "jsonText")],
  ["a response whose status throws", () => withGetter({ headers: {}, text: "{}" }, "status")],
  ["a response whose status is none", () => ({ status: Number.NaN, headers: {}, text: "{}" })],
  ["a response without headers", () => ({ status: 400, text: '{"code":"x","msg":"y"}' })],
  ["a response that rejects with undefined", () => ({ ok: true, status: 200, text: () => Promise.reject(undefined) })],
  ["a response that gives cycles", () => ({ ok: true, status: 200, json: () => Promise.resolve(cyclic()) })],
  ["a response that gives bigints", () => ({ ok: false, status: 400, json: () => Promise.resolve({ msg: 5n }) })],
  ["a response that gives nothing", () => ({ ok: true, status: 200, json: () => Promise.resolve(undefined) })],
  ["a response that gives no promise", () => ({ ok: true, status: 200, text: () => "text" })],
  ["a response whose members throw", () => withGetter({}, "ok", "status", "headers", "text", "json")]
]
