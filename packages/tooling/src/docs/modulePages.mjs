// A page for each public module of each package, and a list of them.
import { readdirSync } from "node:fs"
import { join } from "node:path"
import { modulePage } from "./modulePage.mjs"
import { sourceModule } from "./declarations.mjs"

const publicModules = (root, name) =>
  readdirSync(join(root, "packages", name, "src"))
    .filter((file) => /^[A-Z]\w*\.ts$/.test(file))
    .map((file) => file.slice(0, -3))
    .sort()

/** Per package: its modules as the name of the page, what is imported, and the path of the source. */
const packages = (root) => {
  const promise = sourceModule(root, "promise", "index")
  return [
    [
      "admin",
      publicModules(root, "admin")
        // Tables of data: the operations have pages of their own.
        .filter((module) => module !== "Contracts" && module !== "Endpoints")
        .map((module) => [module, `@gotrue-effect/admin/${module}`, module])
    ],
    [
      "emulator",
      [
        ...publicModules(root, "emulator").map((module) => [module, `@gotrue-effect/emulator/${module}`, module]),
        ["node", "@gotrue-effect/emulator/node", "node"],
        ["promise", "@gotrue-effect/emulator/promise", "promise"]
      ]
    ],
    [
      "promise",
      [
        ...[...promise.handedOn.map(({ from }) => from), ...promise.stars].map((path) => [
          path.split("/").at(-1),
          "@gotrue-effect/promise",
          path
        ]),
        ["effect", "@gotrue-effect/promise/effect", "effect"]
      ]
    ]
  ]
}

const firstSentence = (text) => /^[^]*?[.:](?=\s|$)/.exec(text.replaceAll(/\s+/g, " "))?.[0].replace(/:$/, ".") ?? text

/** The pages by their paths below `docs/reference`, and the list of them. */
export const modulePages = (root) => {
  const all = packages(root).map(([name, modules]) => [
    name,
    modules.map(([page, imported, path]) => ({
      imported,
      file: `${name}/${page}.md`,
      page: modulePage(root, name, path, `${page}`, imported),
      summary: firstSentence(sourceModule(root, name, path).introduction)
    }))
  ])
  return {
    pages: Object.fromEntries(all.flatMap(([, modules]) => modules.map(({ file, page }) => [file, page]))),
    list: all
      .map(
        ([name, modules]) =>
          `### \`@gotrue-effect/${name}\`\n\n| Module | What it is |\n| --- | --- |\n${modules
            .map(
              ({ file, summary }) =>
                `| [\`${file.split("/")[1].slice(0, -3)}\`](${file}) | ${summary.replaceAll("|", "\\|")} |`
            )
            .join("\n")}\n`
      )
      .join("\n")
  }
}
