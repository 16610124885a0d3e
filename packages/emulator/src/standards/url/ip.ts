const readIpv4 = (text: string): ReadonlyArray<number> | undefined => {
  const parts = text.split(".")
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined
  return parts.map(Number)
}

/** The eight groups of an IPv6 address. */
export const readIpv6 = (text: string): ReadonlyArray<number> | undefined => {
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text)
  let whole = text
  if (tail !== null) {
    const v4 = readIpv4(tail[2] ?? "")
    if (v4 === undefined) return undefined
    const [a = 0, b = 0, c = 0, d = 0] = v4
    whole = `${tail[1]}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
  }
  const halves = whole.split("::")
  if (halves.length > 2) return undefined
  const groups = halves.map((half) => (half === "" ? [] : half.split(":")))
  if (!groups.flat().every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined
  const [head = [], end] = groups
  const missing = 8 - head.length - (end?.length ?? 0)
  if (end === undefined ? missing !== 0 : missing < 1) return undefined
  return [...head, ...Array.from({ length: end === undefined ? 0 : missing }, () => "0"), ...(end ?? [])].map((group) =>
    Number.parseInt(group, 16)
  )
}

const isMapped = (groups: ReadonlyArray<number>) =>
  groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff

const mappedText = (groups: ReadonlyArray<number>): string =>
  [groups[6] ?? 0, groups[7] ?? 0].flatMap((group) => [group >> 8, group & 255]).join(".")

const compress = (groups: ReadonlyArray<number>): string => {
  let best = { at: -1, length: 1 }
  for (let at = 0; at < 8; at++) {
    let length = 0
    while (at + length < 8 && groups[at + length] === 0) length++
    if (length > best.length) best = { at, length }
  }
  const hex = groups.map((group) => group.toString(16))
  return best.at < 0
    ? hex.join(":")
    : `${hex.slice(0, best.at).join(":")}::${hex.slice(best.at + best.length).join(":")}`
}

/** Reads an address and writes it in its shortest form; undefined when it is invalid. */
export const parseIp = (text: string): string | undefined => {
  if (readIpv4(text) !== undefined) return text
  const groups = text.includes(":") ? readIpv6(text) : undefined
  return groups === undefined ? undefined : isMapped(groups) ? mappedText(groups) : compress(groups)
}

/** Whether an address is this machine itself. */
export const isLoopback = (ip: string): boolean => ip.startsWith("127.") || ip === "::1"
