import * as Either from "effect/Either"
import type { Request, Response } from "../Exchange.js"
import { writeJson } from "../http/json.js"
import { empty, json, noContent, plain } from "../http/reply.js"
import { messageColumns } from "../state/rows.js"
import { writeRow } from "../state/column.js"
import type { Database } from "../state/database.js"
import { readSnapshot, writeSnapshot } from "../state/snapshot.js"

const state = (db: Database, reset: () => void, request: Request): Response => {
  switch (request.method) {
    case "GET":
      return { status: 200, headers: [["Content-Type", "application/json"]], body: writeSnapshot(db) }
    case "PUT": {
      const read = readSnapshot(db, new TextDecoder().decode(request.body))
      return Either.isRight(read) ? noContent : json(400, { message: `The state cannot be read: ${read.left}.` })
    }
    case "DELETE":
      reset()
      return noContent
    default:
      return empty(405, [["Allow", "DELETE, GET, PUT"]])
  }
}

const outbox = (db: Database, request: Request): Response =>
  request.method !== "GET"
    ? empty(405, [["Allow", "GET"]])
    : {
        status: 200,
        headers: [["Content-Type", "application/json"]],
        body: writeJson(
          db.outbox.table.resolve(db.outbox.inOrder.idsOf("")).map((row) => writeRow(messageColumns, row))
        )
      }

/** What a test asks of the emulator itself. No server has these paths. */
export const answerControl = (db: Database, reset: () => void, request: Request): Response => {
  switch (request.target.split("?")[0]) {
    case "/emulator/state":
      return state(db, reset, request)
    case "/emulator/outbox":
      return outbox(db, request)
    default:
      return plain(404, "404 page not found\n")
  }
}
