/** The imports of the translated file: what it uses, in the places where the source has its own. */

const defaultName = (module) => (module === "fast-check" ? "FastCheck" : module.split("/").at(-1))

const barrelOf = (module) => module.split("/").slice(0, -1).join("/")

/** `taken` are names that something else in the file has. */
export const makeImports = (taken) => {
  const used = new Map()

  /** The local name for a module, which is imported from now on. `source` is the binding whose place it takes. */
  const use = (module, local, source) => {
    const known = used.get(module)
    if (known !== undefined) {
      known.isType &&= source.isType
      return known.local
    }
    const isSame = defaultName(module) === defaultName(source.module)
    const name = isSame || taken.has(defaultName(module)) ? local : defaultName(module)
    used.set(module, { local: name, isType: source.isType, isBarrel: source.isBarrel, from: source.module })
    return name
  }

  const line = (names, source, isType) => `import ${isType ? "type " : ""}${names} from ${JSON.stringify(source)}`

  const print = (entries) => {
    const lines = []
    const barrels = new Map()
    for (const [module, { isBarrel, isType, local }] of entries) {
      if (!isBarrel || module === "fast-check") lines.push(line(`* as ${local}`, module, isType))
      else {
        const key = `${isType} ${barrelOf(module)}`
        const name = defaultName(module)
        barrels.set(key, [...(barrels.get(key) ?? []), name === local ? name : `${name} as ${local}`])
      }
    }
    for (const [key, names] of barrels) {
      const [isType, source] = key.split(" ")
      lines.push(line(`{ ${names.sort().join(", ")} }`, source, isType === "true"))
    }
    return lines.join("\n")
  }

  /** The modules that stand where the source imports these. */
  const takeFor = (modules) => {
    const entries = [...used].filter(([, { from }]) => modules.includes(from))
    for (const [module] of entries) used.delete(module)
    return print(entries)
  }

  return { use, takeFor }
}
