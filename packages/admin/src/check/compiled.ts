/** How a schema of strings tells the generator of guards which function of the core checks their form. */

const key: unique symbol = Symbol.for("@gotrue-effect/admin/compiled")

/** The annotation: the function's name, and the module in the core's `check` that has it. */
export const compiled = (name: string, module: string) => ({ [key]: { name, module } })
