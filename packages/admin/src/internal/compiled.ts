/** How a schema of texts tells the compiler of checks which function is its own. */

const key: unique symbol = Symbol.for("@gotrue-effect/admin/compiled")

/** The annotation: the function's name, and the module in `internal` that has it. */
export const compiled = (name: string, module: string) => ({ [key]: { name, module } })
