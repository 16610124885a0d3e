/** The first line of each page of the reference. */
export const banner = "<!-- Written from the docstrings by packages/tooling/src/codegen.mjs. Do not edit. -->\n"
