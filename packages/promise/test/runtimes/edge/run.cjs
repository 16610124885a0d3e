// Runs a bundle in the sandbox of the Next.js that is installed here, as `next start` does for what runs at the edge.
const [query] = process.argv.slice(2)
const { join } = require("node:path")

require("next/dist/server/node-environment")
const { run } = require("next/dist/server/web/sandbox")

run({
  name: "calls",
  paths: [join(__dirname, "edge.bundle.js")],
  distDir: __dirname,
  useCache: false,
  onWarning: () => {},
  onError: console.error,
  edgeFunctionEntry: { name: "calls", env: {}, wasm: [], assets: [], files: [] },
  request: {
    headers: {},
    method: "GET",
    url: `http://localhost/${query}`,
    nextConfig: {},
    page: { name: "calls" },
    body: undefined,
    signal: new AbortController().signal
  }
})
  .then(({ response }) => response.text())
  .then((text) => {
    console.log(text)
    process.exit()
  })
