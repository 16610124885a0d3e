/** The structure of data, as plain data, and the issue of a value that does not have it. */
import { isObject, isRecord, isString } from "../predicate.js"
import { isUuid } from "./uuid.js"
import type { Issue } from "./issue.js"
import { pathOf, unnamed } from "./issue.js"

/**
 * The structure of data. Shapes refer only to others and never to themselves, so no value leads deeper than they do.
 */
export type Shape = Keyword | Format | List | Struct | Dictionary | Union

type Keyword = "string" | "number" | "boolean" | "null" | "unknown"

/** A string of a certain format. */
interface Format {
  readonly name: string
  readonly matches: (text: string) => boolean
}

interface List {
  readonly name: string
  readonly items: Shape
}

/** An object with at least these members. A name that ends in `?` marks an optional member. */
interface Struct {
  readonly name?: string
  readonly members: { readonly [name: string]: Shape }
  /** What must hold once all members are valid. */
  readonly where?: Rule
}

/** A rule about several members of an object, reported for one of them. */
interface Rule {
  readonly matches: (record: Readonly<Record<string, unknown>>) => boolean
  readonly member: string
  readonly expected: string
}

/** An object whose members may have any name. */
interface Dictionary {
  readonly name?: string
  readonly values: Shape
}

interface Union {
  readonly name: string
  readonly oneOf: ReadonlyArray<Shape>
}

const keywords = {
  string: { name: "a string", is: isString },
  number: { name: "a number", is: (value: unknown) => typeof value === "number" },
  boolean: { name: "a boolean", is: (value: unknown) => typeof value === "boolean" },
  null: { name: "null", is: (value: unknown) => value === null },
  unknown: { name: "unknown", is: () => true }
}

const nameOf = (shape: Shape): string => (isString(shape) ? keywords[shape].name : (shape.name ?? "an object"))

const kindOf = (value: unknown): string => {
  if (value === null) return "null"
  if (Array.isArray(value)) return "an array"
  return isObject(value) ? "an object" : typeof value
}

/** Then the type of the value adds nothing: "should be a timestamp, not string". */
const isOfSameKind = (shape: Shape, value: unknown): boolean => {
  if (isString(shape)) return shape === "string" && isString(value)
  if ("matches" in shape) return isString(value)
  if ("items" in shape) return false
  return "oneOf" in shape ? shape.oneOf.some((one) => isOfSameKind(one, value)) : isRecord(value)
}

/** The steps to the invalid value, from the outside in. */
interface Leaf {
  readonly steps: ReadonlyArray<string | number>
  readonly expected: string
}

const missing: Leaf = { steps: [], expected: "is missing" }

const mismatch = (shape: Shape, value: unknown): Leaf =>
  value === undefined
    ? missing
    : {
        steps: [],
        expected: `should be ${nameOf(shape)}${isOfSameKind(shape, value) ? "" : `, not ${kindOf(value)}`}`
      }

const within = (step: string | number, { expected, steps }: Leaf): Leaf => ({ steps: [step, ...steps], expected })

const leafInList = ({ items }: List, list: ReadonlyArray<unknown>): Leaf | undefined => {
  for (let index = 0; index < list.length; index++) {
    const leaf = leafIn(items, list[index])
    if (leaf !== undefined) return within(index, leaf)
  }
  return undefined
}

const leafInStruct = ({ members, where }: Struct, record: Readonly<Record<string, unknown>>): Leaf | undefined => {
  for (const [key, shape] of Object.entries(members)) {
    const isOptional = key.endsWith("?")
    const name = isOptional ? key.slice(0, -1) : key
    const isThere = Object.hasOwn(record, name)
    const leaf = isThere || !isOptional ? leafIn(shape, record[name]) : undefined
    if (leaf !== undefined) return within(name, isThere ? leaf : missing)
  }
  return where === undefined || where.matches(record) ? undefined : { steps: [where.member], expected: where.expected }
}

/** The names are data as well, so they are left out. */
const leafInDictionary = ({ values }: Dictionary, record: Readonly<Record<string, unknown>>): Leaf | undefined => {
  for (const name of Object.keys(record)) {
    const leaf = leafIn(values, record[name])
    if (leaf !== undefined) return within(unnamed, leaf)
  }
  return undefined
}

/**
 * Of the branches, the one that got furthest is the most informative. If none got further than the others, the value
 * could be any of them.
 */
const leafInUnion = (shape: Union, value: unknown): Leaf | undefined => {
  let deepest = mismatch(shape, value)
  for (const one of shape.oneOf) {
    const leaf = leafIn(one, value)
    if (leaf === undefined) return undefined
    if (leaf.steps.length > deepest.steps.length) deepest = leaf
  }
  return deepest
}

/** The first invalid leaf. */
const leafIn = (shape: Shape, value: unknown): Leaf | undefined => {
  if (isString(shape)) return keywords[shape].is(value) ? undefined : mismatch(shape, value)
  if ("matches" in shape) return isString(value) && shape.matches(value) ? undefined : mismatch(shape, value)
  if ("items" in shape) return Array.isArray(value) ? leafInList(shape, value) : mismatch(shape, value)
  if ("oneOf" in shape) return leafInUnion(shape, value)
  if (!isRecord(value)) return mismatch(shape, value)
  return "members" in shape ? leafInStruct(shape, value) : leafInDictionary(shape, value)
}

/** The first issue, if there is one. Members that the shape does not know are accepted. */
export const issueIn = (shape: Shape, value: unknown): Issue | undefined => {
  const leaf = leafIn(shape, value)
  return leaf && { path: pathOf(leaf.steps), expected: leaf.expected }
}

/** What the rest of an object is of no use without: its id, and the rows of a page. */
const isEssential = (shape: Shape): boolean =>
  !isString(shape) && ("matches" in shape ? shape.matches === isUuid : "items" in shape && !isString(shape.items))

const lenientMember = ([key, shape]: readonly [string, Shape]): readonly [string, Shape] =>
  isEssential(shape) && !key.endsWith("?")
    ? [key, leniently(shape)]
    : [key.endsWith("?") ? key : `${key}?`, { name: nameOf(shape), oneOf: [leniently(shape), "null"] }]

/**
 * The same data with less of it: members may be missing or `null`, except ids and the rows of a page, and texts may have
 * any form. What is there has its type.
 */
export const leniently = (shape: Shape): Shape => {
  if (isString(shape)) return shape
  if ("matches" in shape) return "string"
  if ("items" in shape) return { ...shape, items: leniently(shape.items) }
  if ("oneOf" in shape) return { ...shape, oneOf: shape.oneOf.map(leniently) }
  if ("values" in shape) return { ...shape, values: leniently(shape.values) }
  // A rule stays: a list that has more and does not say where would be taken for whole.
  return { ...shape, members: Object.fromEntries(Object.entries(shape.members).map(lenientMember)) }
}
