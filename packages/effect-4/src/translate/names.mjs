/** The identifiers of a program other than those in imports from Effect: names that a new import must not take. */
export const namesIn = (program, imports) => {
  const names = new Set()
  const visit = (value) => {
    if (Array.isArray(value)) value.forEach(visit)
    else if (value !== null && typeof value === "object" && !imports.includes(value)) {
      if (value.type === "MemberExpression" && !value.computed) return visit(value.object)
      if (value.type === "TSQualifiedName") return visit(value.left)
      if (value.type === "Property" && !value.computed && !value.shorthand) return visit(value.value)
      if (value.type === "Identifier") names.add(value.name)
      Object.values(value).forEach(visit)
    }
  }
  visit(program)
  return names
}
