import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js"

/** CBOR as authenticators write it: no tags, no floating point, nothing of unknown length. */
export type Cbor = null | boolean | number | string | Uint8Array | ReadonlyArray<Cbor> | CborMap
export interface CborMap extends ReadonlyMap<number | string, Cbor> {}

const maxDepth = 4
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

const decodeText = (bytes: Uint8Array): string | undefined => {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

/** Reads items one after the other; undefined as soon as something is wrong. */
class Reader {
  at = 0
  private readonly view: DataView
  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  private take(length: number): Uint8Array | undefined {
    if (length > this.bytes.length - this.at) return undefined
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }

  /** The number that the low bits of a first byte announce. */
  private argument(low: number): number | undefined {
    if (low < 24) return low
    const size = [1, 2, 4, 8][low - 24]
    const start = this.at
    if (size === undefined || this.take(size) === undefined) return undefined
    if (size === 1) return this.view.getUint8(start)
    if (size === 2) return this.view.getUint16(start)
    return size === 4 ? this.view.getUint32(start) : Number(this.view.getBigUint64(start))
  }

  item(depth: number): Cbor | undefined {
    const first = this.take(1)?.[0]
    if (first === undefined) return undefined
    const major = first >> 5
    const low = first & 31
    if (major === 7) return low === 20 ? false : low === 21 ? true : low === 22 || low === 23 ? null : undefined
    const value = this.argument(low)
    if (value === undefined) return undefined
    switch (major) {
      case 0:
        return value
      case 1:
        return -1 - value
      case 2:
        return this.take(value)
      case 3: {
        const bytes = this.take(value)
        return bytes === undefined ? undefined : decodeText(bytes)
      }
      case 4:
        return this.list(value, depth + 1)
      case 5:
        return this.map(value, depth + 1)
      default:
        return undefined
    }
  }

  private list(length: number, depth: number): Cbor | undefined {
    if (depth > maxDepth) return undefined
    const items: Array<Cbor> = []
    for (let i = 0; i < length; i++) {
      const item = this.item(depth)
      if (item === undefined) return undefined
      items.push(item)
    }
    return items
  }

  private map(length: number, depth: number): Cbor | undefined {
    if (depth > maxDepth) return undefined
    const members = new Map<number | string, Cbor>()
    for (let i = 0; i < length; i++) {
      const key = this.item(depth)
      const value = this.item(depth)
      if ((typeof key !== "number" && typeof key !== "string") || value === undefined || members.has(key)) {
        return undefined
      }
      members.set(key, value)
    }
    return members
  }
}

/** The first item, and how many bytes it takes; undefined when it is not well-formed. */
export const readCbor = (bytes: Uint8Array): { readonly value: Cbor; readonly length: number } | undefined => {
  const reader = new Reader(bytes)
  const value = reader.item(0)
  return value === undefined ? undefined : { value, length: reader.at }
}

export const isCborMap = (value: Cbor | undefined): value is CborMap => value instanceof Map
export const isCborList = (value: Cbor | undefined): value is ReadonlyArray<Cbor> => Array.isArray(value)

const head = (major: number, value: number): Uint8Array => {
  const first = major << 5
  if (value < 24) return Uint8Array.of(first | value)
  if (value < 0x100) return Uint8Array.of(first | 24, value)
  const view = new DataView(new ArrayBuffer(9))
  const size = value < 0x1_0000 ? 2 : value < 0x1_0000_0000 ? 4 : 8
  view.setUint8(0, first | (size === 2 ? 25 : size === 4 ? 26 : 27))
  if (size === 2) view.setUint16(1, value)
  else if (size === 4) view.setUint32(1, value)
  else view.setBigUint64(1, BigInt(value))
  return new Uint8Array(view.buffer, 0, size + 1)
}

/** Keys come in the order of their bytes, which puts the shorter ones first. */
const byBytes = (left: Uint8Array, right: Uint8Array): number => {
  const at = left.findIndex((byte, i) => byte !== right[i])
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0)
}

/** Writes a value in the one form that CTAP2 allows. */
export const writeCbor = (value: Cbor): Uint8Array => {
  if (value === null) return Uint8Array.of(0xf6)
  if (typeof value === "boolean") return Uint8Array.of(value ? 0xf5 : 0xf4)
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === "string") {
    const bytes = utf8ToBytes(value)
    return concatBytes(head(3, bytes.length), bytes)
  }
  if (value instanceof Uint8Array) return concatBytes(head(2, value.length), value)
  if (isCborList(value)) return concatBytes(head(4, value.length), ...value.map(writeCbor))
  const members = [...value]
    .map(([key, member]) => [writeCbor(key), writeCbor(member)] as const)
    .sort(([left], [right]) => byBytes(left, right))
  return concatBytes(head(5, members.length), ...members.flat())
}
