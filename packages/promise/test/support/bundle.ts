/** The package as it is published, in one text. */
const tooling: { readonly generate: (entry: string, kind: "cjs" | "esm") => Promise<string> } = await import(
  new URL("../../../tooling/src/build/bundle.mjs", import.meta.url).href
)

export const bundleOf = (path: string): Promise<string> =>
  tooling.generate(new URL(`../../src/${path}`, import.meta.url).pathname, "cjs")
