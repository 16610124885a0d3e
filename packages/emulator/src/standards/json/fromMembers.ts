/**
 * An object from its members. That all members of `A` are among them is for the caller to know: it walks over the
 * same table from which the type is derived, which the compiler cannot follow.
 */
export const fromMembers = <A extends object>(members: Iterable<readonly [string, unknown]>): A => {
  const made: A = Object.create(Object.prototype)
  for (const [name, value] of members) {
    Object.defineProperty(made, name, { value, writable: true, enumerable: true, configurable: true })
  }
  return made
}
