/** The function, which keeps what it has returned; arguments are compared by their texts. */
export const memoized = (f) => {
  const known = new Map()
  return (...args) => {
    const key = args.join("\n")
    if (!known.has(key)) known.set(key, f(...args))
    return known.get(key)
  }
}
