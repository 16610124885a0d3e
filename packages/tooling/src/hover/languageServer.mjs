// Asks the language server that TypeScript is from version 7 on: JSON-RPC over its standard input and output.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { start } from "../runtimes/execute.mjs"
import { root } from "../setup.mjs"

const server = () => {
  const { child, stop } = start(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "--lsp", "--stdio"], {
    stdio: ["pipe", "pipe", "ignore"]
  })
  const waiting = new Map()
  let received = Buffer.alloc(0)

  const send = (message) => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message })
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  }
  const take = ({ error, id, method, result }) => {
    // What the server asks, such as for its settings, has the default.
    if (method !== undefined) return id === undefined ? undefined : send({ id, result: null })
    const { reject, resolve } = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) resolve(result)
    else reject(new Error(error.message))
  }
  child.stdout.on("data", (chunk) => {
    received = Buffer.concat([received, chunk])
    for (;;) {
      const end = received.indexOf("\r\n\r\n")
      if (end === -1) return
      const length = Number(/Content-Length: (\d+)/i.exec(received.toString("utf8", 0, end))?.[1])
      const next = end + 4 + length
      if (received.length < next) return
      const message = JSON.parse(received.toString("utf8", end + 4, next))
      received = received.subarray(next)
      take(message)
    }
  })
  child.on("exit", () => {
    for (const { reject } of waiting.values()) reject(new Error("The language server has ended"))
  })

  let last = 0
  const request = (method, params) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject })
      send({ id: last, method, params })
    })
  return { request, notify: (method, params) => send({ method, params }), stop }
}

const capabilities = {
  textDocument: {
    hover: { contentFormat: ["markdown"] },
    completion: {
      completionItem: {
        documentationFormat: ["plaintext"],
        resolveSupport: { properties: ["detail", "documentation"] }
      }
    }
  }
}

const lineOf = (file, { end, start }) =>
  readFileSync(file, "utf8").split("\n")[start.line].slice(start.character, end.character)

export const languageServer = async ({ asked, file, folder, text }) => {
  const { notify, request, stop } = server()
  try {
    const rootUri = pathToFileURL(folder).href
    const uri = pathToFileURL(file).href
    await request("initialize", { processId: process.pid, rootUri, capabilities })
    notify("initialized", {})
    notify("textDocument/didOpen", { textDocument: { uri, languageId: "typescript", version: 1, text } })

    const found = []
    for (const { character, line, operation } of asked) {
      const at = { textDocument: { uri }, position: { line, character } }
      const name = operation.name.split(".").at(-1)
      const [, type, documentation] =
        /^```\w+\n([^]*?)\n```\n?([^]*)$/.exec((await request("textDocument/hover", at))?.contents.value ?? "") ?? []
      const listed = await request("textDocument/completion", at)
      const item = (listed?.items ?? listed ?? []).find(({ label }) => label === name)
      const completion = item && (await request("completionItem/resolve", item))
      const [definition] = [await request("textDocument/definition", at)].flat()
      const target = definition && fileURLToPath(definition.uri)
      found.push({
        operation,
        hover: { text: type ?? "", documentation: documentation ?? "" },
        completion: { text: completion?.detail ?? "", documentation: completion?.documentation?.value ?? "" },
        definition: target && { file: target, text: lineOf(target, definition.range) }
      })
    }
    return found
  } finally {
    await stop()
  }
}
