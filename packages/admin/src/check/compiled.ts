/** How a schema tells the generator of guards which function of the core checks what no other schema says. */

const key: unique symbol = Symbol.for("@gotrue-effect/admin/compiled")

interface Rule {
  readonly member: string
  readonly expected: string
}

/**
 * The annotation: the function's name, and the module in the core's `check` that has it. Of a string it checks the form;
 * of an object it checks a rule about several members, said of one of them.
 */
export const compiled = (name: string, module: string, rule?: Rule) => ({ [key]: { name, module, rule } })
