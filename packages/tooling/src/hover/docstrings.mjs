// The docstrings as the sources have them, by the name that a program calls the operation by.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { operations } from "../docs/reference.mjs"

/** The service, from the protocol table and the composites. */
export const serviceDocstrings = (root) => operations(root).map(({ name, prose }) => [`admin.${name}`, prose])

const files = ["GoTrueAdminApi", "Additions", "models/Groups", "models/MoreGroups"]

/** The class, with its groups, each an interface. */
export const classDocstrings = (root, typescript) => {
  const types = files.flatMap((file) => {
    const path = join(root, "packages/promise/src", `${file}.ts`)
    const { statements } = typescript.createSourceFile(path, readFileSync(path, "utf8"), 99, true)
    return statements.filter((node) => typescript.isClassDeclaration(node) || typescript.isInterfaceDeclaration(node))
  })
  const methods = (type) =>
    type.members
      .filter((node) => typescript.isMethodDeclaration(node) || typescript.isMethodSignature(node))
      .map((node) => [node.name.text, typescript.getTextOfJSDocComment(node.jsDoc?.at(-1)?.comment) ?? ""])
  const groups = new Map(types.filter(typescript.isInterfaceDeclaration).map((type) => [type.name.text, type]))
  return types
    .filter(typescript.isClassDeclaration)
    .flatMap((type) => [
      ...methods(type),
      ...type.members
        .filter((node) => typescript.isPropertyDeclaration(node) && groups.has(node.type?.typeName?.text))
        .flatMap((node) =>
          methods(groups.get(node.type.typeName.text)).map(([name, text]) => [`${node.name.text}.${name}`, text])
        )
    ])
    .map(([name, text]) => [`api.${name}`, text])
}
