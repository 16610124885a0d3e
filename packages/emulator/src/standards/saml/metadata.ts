import * as Either from "effect/Either"
import type { XmlAttribute, XmlName } from "../xml/attribute.js"
import type { Declared } from "../xml/namespaces.js"
import { Namespaces } from "../xml/namespaces.js"
import type { XmlToken } from "../xml/scanner.js"
import { XmlScanner } from "../xml/scanner.js"
import type { SamlType } from "./schema.js"
import { entities, entity, identityProvider, isReadable } from "./schema.js"

/** An entity of a metadata document. */
interface Entity {
  readonly entityId: string
  providers: number
}

/** An open element; those that the server looks at have a type. */
interface Open {
  readonly name: XmlName
  readonly type: SamlType | undefined
  readonly declared: Declared
}

const deepest = 10_000
const roots: { readonly [name: string]: SamlType } = { EntityDescriptor: entity, EntitiesDescriptor: entities }

/** Follows the elements of a document down to the end of its root. */
class Reader {
  root: SamlType | undefined
  /** The root, or the entities directly in it. */
  readonly found: Array<Entity> = []
  private readonly open: Array<Open> = []
  private readonly namespaces = new Namespaces()

  isDone(): boolean {
    return this.root !== undefined && this.open.length === 0
  }

  /** False when the document is not what the server can read. */
  take(token: XmlToken): boolean {
    if (token.kind === "start") return this.start(token) && (!token.empty || this.end(token.name))
    return token.kind !== "end" || this.end(token.name)
  }

  private start({ attributes, name }: Extract<XmlToken, { kind: "start" }>): boolean {
    const parent = this.open.at(-1)
    const declared = this.namespaces.declare(attributes)
    const namespace = this.namespaces.of(name)
    const type = parent === undefined ? roots[name.local] : childOf(parent.type, name.local, namespace)
    if (parent === undefined) {
      if (type === undefined) return false
      this.root = type
    }
    if (type !== undefined) {
      if (!isReadable(type, namespace, attributes) || this.open.length >= deepest) return false
      this.note(type, attributes)
    }
    this.open.push({ name, type, declared })
    return true
  }

  /** Remembers what is asked of an entity, unless it is in a group within the group. */
  private note(type: SamlType, attributes: ReadonlyArray<XmlAttribute>): void {
    const level = this.open.length - (this.root === entities ? 1 : 0)
    if (type === entity && level === 0) {
      this.found.push({ entityId: attributes.findLast(({ local }) => local === "entityID")?.value ?? "", providers: 0 })
    }
    const current = this.found.at(-1)
    if (type === identityProvider && level === 1 && current !== undefined) current.providers++
  }

  private end(name: XmlName): boolean {
    const last = this.open.pop()
    this.namespaces.undeclare(last?.declared ?? [])
    return last !== undefined && last.name.local === name.local && last.name.prefix === name.prefix
  }
}

const childOf = (parent: SamlType | undefined, name: string, namespace: string): SamlType | undefined => {
  if (parent === undefined || !Object.hasOwn(parent.children, name)) return undefined
  const [type, only] = parent.children[name] ?? []
  return only === undefined || only === namespace ? type?.() : undefined
}

const read = (xml: string): Reader | undefined => {
  const scanner = new XmlScanner(xml)
  const reader = new Reader()
  for (let token = scanner.next(true); token !== undefined; token = scanner.next(!reader.isDone())) {
    // What follows the root must be XML, loosely, and no more.
    if (!reader.isDone() && !reader.take(token)) return undefined
  }
  return scanner.failed || !reader.isDone() ? undefined : reader
}

/**
 * The EntityID of the identity provider that a metadata document describes. On the left why there is none: undefined
 * when the document cannot be read at all, which the server has no words for.
 */
export const readEntityId = (xml: string): Either.Either<string, string | undefined> => {
  const reader = read(xml)
  const chosen = reader?.root === entities ? reader.found.find(({ providers }) => providers > 0) : reader?.found[0]
  if (chosen === undefined) return Either.left(undefined)
  if (chosen.entityId === "") return Either.left("SAML Metadata does not contain an EntityID")
  if (chosen.providers < 1) return Either.left("SAML Metadata does not contain any IDPSSODescriptor")
  if (chosen.providers > 1) return Either.left("SAML Metadata contains multiple IDPSSODescriptors")
  return Either.right(chosen.entityId)
}
