// Bundles the emulator's page: one script and one style, each under a name that tells what is in it, as texts of a module
// that the emulator loads. It is written by codegen, so that the emulator needs no bundler where it runs from its sources.
import { createHash } from "node:crypto"
import { join } from "node:path"
import { build } from "esbuild"
import { root } from "../setup.mjs"

const folder = join(root, "packages", "page", "src")

const bundle = (entry) =>
  build({
    absWorkingDir: folder,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: "esm",
    target: ["chrome123", "firefox120", "safari17.5"],
    charset: "utf8",
    jsx: "automatic",
    jsxImportSource: "preact",
    conditions: ["import", "module", "default"],
    legalComments: "none",
    logLevel: "error"
  })

const fileOf = (text, extension) => ({
  path: `/emulator/ui/app-${createHash("sha256").update(text).digest("hex").slice(0, 16)}.${extension}`,
  text
})

const textOf = ({ outputFiles }) => outputFiles[0].text.trimEnd()

const documentOf = (script, style) =>
  [
    "<!doctype html>",
    '<html lang="en">',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    "<title>gotrue emulator</title>",
    '<link rel="icon" href="data:,">',
    `<link rel="stylesheet" href="${style.path}">`,
    `<script type="module" src="${script.path}"></script>`,
    "<noscript>This page needs JavaScript.</noscript>",
    "</html>",
    ""
  ].join("\n")

/** The document, the script and the style. */
export const page = async () => {
  const [script, style] = [
    fileOf(textOf(await bundle("main.tsx")), "js"),
    fileOf(textOf(await bundle("style.css")), "css")
  ]
  return { document: documentOf(script, style), script, style }
}

/** The files that the script is made of, for the notices of what is in it. */
export const pageModules = async () => {
  const { metafile } = await bundle("main.tsx")
  return Object.keys(metafile.inputs).map((path) => join(folder, path))
}

const constant = (name, value) => `export const ${name} = ${JSON.stringify(value)}\n`

/** The module that holds them. */
export const pageModule = async (banner) => {
  const { document, script, style } = await page()
  return [banner, constant("document", document), constant("script", script), constant("style", style)].join("\n")
}
