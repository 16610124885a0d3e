/** What is wrong with a value, in words that never contain the value. */
export interface Issue {
  /** Members and indices, joined as in JavaScript: `users[3].email`. Empty for the value itself. */
  readonly path: string
  /** Completes "the response's {path} …". */
  readonly expected: string
}

/** Stands for a member whose name cannot be shown, because it is data. */
export const unnamed = "…"

/** The path in words. Names that are not identifiers are left out, because they may be data. */
export const pathOf = (steps: ReadonlyArray<PropertyKey>): string =>
  steps.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`
    const name = String(step)
    if (!/^[\w$-]+$/.test(name)) return `${text}[${unnamed}]`
    return text === "" ? name : `${text}.${name}`
  }, "")
