const quote = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")

const piece = (text: string): string => {
  if (text === "**") return ".*"
  return text === "*" || text.startsWith("{") ? "[^/]+" : quote(text)
}

/** Whether a path, without its query, is one that the pattern means. */
export const pathMatcher = (pattern: string): ((path: string) => boolean) => {
  const plain = pattern.replace(/\/+$/, "")
  const source = plain
    .split(/(\*\*|\*|\{[^{}/]*\})/)
    .map(piece)
    .join("")
  const compiled = new RegExp(`^${source}$`, "s")
  return (path) => compiled.test(path.replace(/\/+$/, ""))
}
