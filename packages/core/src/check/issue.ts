/** What does not fit about a value, in words that never hold the value. */
export interface Issue {
  /** Members and indices, joined as in JavaScript: `users[3].email`. Empty for the value itself. */
  readonly path: string
  /** Completes "the response's {path} …". */
  readonly expected: string
}

/** What stands for a member whose name can't be shown, since it is data. */
export const unnamed = "…"

/** The path in words: names that are no identifiers are left out, since they may be data. */
export const pathOf = (steps: ReadonlyArray<PropertyKey>): string =>
  steps.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`
    const name = String(step)
    if (!/^[\w$-]+$/.test(name)) return `${text}[${unnamed}]`
    return text === "" ? name : `${text}.${name}`
  }, "")
