import * as Either from "effect/Either"
import type { Reply } from "./reply.js"
import { empty, plain } from "./reply.js"
import type { Result } from "./result.js"

/** The variable segments of a path, by the name in the pattern. */
export type Params = { readonly [name: string]: string }

/** What a group demands of every request below it, also of those that end in a 404 or 405. */
export type Guard<C, D> = (context: C, params: Params) => Result<D>

interface Place {
  readonly method: string
  readonly segments: ReadonlyArray<string>
}

/** One method at one path. */
interface Leaf<C> extends Place {
  readonly kind: "leaf"
  readonly run: (context: C, params: Params) => Result<Reply>
}

/** Everything below a path. `enter` runs before anything below it is looked up. */
interface Group<C> {
  readonly kind: "group"
  readonly segments: ReadonlyArray<string>
  /** What lies below, for who wants to know and not to call. */
  readonly leaves: ReadonlyArray<Place>
  readonly enter: (context: C, method: string, rest: ReadonlyArray<string>, params: Params) => Result<Reply>
}

export type Route<C> = Leaf<C> | Group<C>

/** What a resource exports. */
export type Routes<C> = ReadonlyArray<Route<C>>

const split = (pattern: string): ReadonlyArray<string> => (pattern === "/" ? [] : pattern.slice(1).split("/"))

const isVariable = (segment: string) => segment.startsWith("{")

const on =
  (method: string) =>
  <C>(pattern: string, handler: (context: C, params: Params) => Result<Reply>): Route<C> => ({
    kind: "leaf",
    method,
    segments: split(pattern),
    run: handler
  })

export const get = on("GET")
export const post = on("POST")
export const put = on("PUT")
export const patch = on("PATCH")
export const del = on("DELETE")

const fixedFirst = <C>(left: Route<C>, right: Route<C>): number =>
  Number(left.segments.some(isVariable)) - Number(right.segments.some(isVariable))

/** Fixed segments win over variable ones. */
const arrange = <C>(routes: Routes<C>): Routes<C> => [...routes].sort(fixedFirst)

const leavesOf = <C>(routes: Routes<C>): ReadonlyArray<Place> =>
  routes.flatMap((route): ReadonlyArray<Place> =>
    route.kind === "leaf"
      ? [route]
      : route.leaves.map(({ method, segments }) => ({ method, segments: [...route.segments, ...segments] }))
  )

/** Every method at every path, as their patterns say it. */
export const list = <C>(routes: Routes<C>): ReadonlyArray<{ readonly method: string; readonly path: string }> =>
  leavesOf(routes).map(({ method, segments }) => ({ method, path: `/${segments.join("/")}` }))

/** A group whose guard decides what its routes know: a loaded user, an admin. */
export const group = <C, D>(pattern: string, guard: Guard<C, D>, routes: Routes<D>): Route<C> => {
  const arranged = arrange(routes)
  return {
    kind: "group",
    segments: split(pattern),
    leaves: leavesOf(arranged),
    enter: (context, method, rest, params) =>
      Either.flatMap(guard(context, params), (inner) => dispatch(arranged, inner, method, rest, params))
  }
}

/** A guard that holds for one handler only: a wrong method on the path is not asked for it. */
export const guarded =
  <C, D>(guard: Guard<C, D>, handler: (context: D, params: Params) => Result<Reply>) =>
  (context: C, params: Params): Result<Reply> =>
    Either.flatMap(guard(context, params), (inner) => handler(inner, params))

/** The guard of a group that demands nothing. */
export const open = <C>(context: C): Result<C> => Either.right(context)

export const notFoundReply: Reply = plain(404, "404 page not found\n")

/** The parameters with which the pattern covers the first segments, undefined when it does not. */
const cover = (pattern: ReadonlyArray<string>, path: ReadonlyArray<string>, params: Params): Params | undefined => {
  let found = params
  for (const [i, segment] of pattern.entries()) {
    const actual = path[i]
    if (actual === undefined) return undefined
    if (isVariable(segment)) {
      // A trailing slash alone is not an empty value; one with more behind it is.
      if (actual === "" && path.length === i + 1) return undefined
      found = { ...found, [segment.slice(1, -1)]: actual }
    } else if (segment !== actual) return undefined
  }
  return found
}

const isGroupRoot = (pattern: ReadonlyArray<string>, path: ReadonlyArray<string>) =>
  pattern.length === 0 && path.length === 1 && path[0] === ""

/** Finds the route for the segments that are left, and runs it. */
const dispatch = <C>(
  routes: Routes<C>,
  context: C,
  method: string,
  path: ReadonlyArray<string>,
  params: Params
): Result<Reply> => {
  const allowed: Array<string> = []
  for (const route of routes) {
    const found = cover(route.segments, path, params)
    if (route.kind === "leaf") {
      const complete =
        (found !== undefined && path.length === route.segments.length) || isGroupRoot(route.segments, path)
      if (!complete) continue
      if (route.method === method) return route.run(context, found ?? params)
      // The server finds such a route once with the empty segment, and once more by it.
      const twice = route.segments.some((segment, i) => isVariable(segment) && path[i] === "")
      allowed.push(route.method, ...(twice ? [route.method] : []))
    } else if (found !== undefined) {
      return route.enter(context, method, path.slice(route.segments.length), found)
    }
  }
  return Either.right(
    allowed.length === 0
      ? notFoundReply
      : empty(
          405,
          allowed.map((each) => ["Allow", each])
        )
  )
}

const known = new Set(["CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"])

/** Routes paths from the top. An unknown method is rejected before anything else. */
export const makeRouter = <C>(routes: Routes<C>) => {
  const arranged = arrange(routes)
  return (context: C, method: string, path: string): Result<Reply> =>
    !known.has(method)
      ? Either.right(empty(405))
      : !path.startsWith("/")
        ? Either.right(notFoundReply)
        : dispatch(arranged, context, method, path.slice(1).split("/"), {})
}
