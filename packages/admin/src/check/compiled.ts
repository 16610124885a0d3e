/** How a schema names the function of the core that the generated guards call for a rule of its own. */

const key: unique symbol = Symbol.for("@gotrue-effect/admin/compiled")

interface Rule {
  readonly member: string
  readonly expected: string
}

/**
 * The annotation: the name of the function, and its module in the core's `check`. For a string, the function checks the
 * format; for an object, it checks a rule about several members and reports it for one of them.
 */
export const compiled = (name: string, module: string, rule?: Rule) => ({ [key]: { name, module, rule } })
