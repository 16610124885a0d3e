// Marks the calls that make a module's constants as free of side effects, so that bundlers leave out unused ones.
// They are: the house rules let a module do nothing but declare.
import * as babel from "@babel/core"
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

/** Every call that is made while a module loads, and whose value is used. */
const annotatePureCalls = ({ types }) => ({
  visitor: {
    "CallExpression|NewExpression"(path) {
      if (path.getFunctionParent() !== null || path.parentPath.isExpressionStatement()) return
      types.addComment(path.node, "leading", "#__PURE__")
    },
    // A spread could call a getter, for all that a bundler knows: it becomes the value of a pure call.
    ObjectExpression: {
      exit(path) {
        if (path.getFunctionParent() !== null || !path.node.properties.some((member) => types.isSpreadElement(member)))
          return
        path.replaceWith(types.callExpression(types.arrowFunctionExpression([], path.node), []))
        path.skip()
        types.addComment(path.node, "leading", "#__PURE__")
      }
    }
  }
})

/** All modules of a folder, with their maps. */
export const annotate = (folder) => {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".js")) continue
    const file = join(folder, name)
    const { code, map } = babel.transformSync(readFileSync(file, "utf8"), {
      filename: file,
      plugins: [annotatePureCalls],
      babelrc: false,
      configFile: false,
      compact: false,
      sourceMaps: true,
      inputSourceMap: JSON.parse(readFileSync(`${file}.map`, "utf8"))
    })
    writeFileSync(
      file,
      code.replace(/\n\/\/# sourceMappingURL=.*$/, "") + `\n//# sourceMappingURL=${name.split(/[\\/]/).at(-1)}.map\n`
    )
    writeFileSync(`${file}.map`, JSON.stringify(map))
  }
}
