import { assert, describe, it } from "@effect/vitest"
import { text } from "../../src/database/column.js"
import { Table } from "../../src/database/table.js"
import { UndoLog } from "../../src/database/undoLog.js"

const make = () => {
  const undoLog = new UndoLog()
  const table = new Table("things", { id: text, name: text, group: text, note: text }, undoLog)
  return {
    undoLog,
    table,
    byName: table.unique("things_name_key", "name", (row) => (row.name === "" ? null : row.name)),
    byGroup: table.listed((row) => row.group),
    sorted: table.sorted(
      (row) => row.group,
      (left, right) => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0)
    )
  }
}
const row = (id: string, name: string, group = "g") => ({ id, name, group, note: "" })

describe("table", () => {
  it("refuses what is taken, in the database's words", () => {
    const { byName, table } = make()
    assert.isUndefined(table.insert(row("1", "a")))
    assert.deepStrictEqual(table.insert(row("1", "b")), {
      code: "23505",
      message: 'duplicate key value violates unique constraint "things_pkey"',
      detail: "Key (id)=(1) already exists."
    })
    assert.deepStrictEqual(table.insert(row("2", "a")), {
      code: "23505",
      message: 'duplicate key value violates unique constraint "things_name_key"',
      detail: "Key (name)=(a) already exists."
    })
    assert.isUndefined(table.insert(row("2", "")))
    assert.isUndefined(table.insert(row("3", "")))
    assert.strictEqual(table.find(byName, "a")?.id, "1")
  })

  it("moves a row to the end when an indexed column changes, and only then", () => {
    const { byGroup, table } = make()
    for (const id of ["1", "2", "3"]) table.insert(row(id, id))
    table.update({ ...row("1", "1"), note: "changed" })
    assert.deepStrictEqual(byGroup.idsOf("g"), ["1", "2", "3"])
    table.update(row("1", "x"))
    assert.deepStrictEqual(byGroup.idsOf("g"), ["2", "3", "1"])
  })

  it("keeps sorted lists sorted", () => {
    const { sorted, table } = make()
    for (const name of ["c", "a", "b"]) table.insert(row(name, name))
    assert.deepStrictEqual(sorted.idsOf("g"), ["a", "b", "c"])
    table.update(row("a", "z"))
    assert.deepStrictEqual(sorted.idsOf("g"), ["b", "c", "a"])
    table.delete("c")
    assert.deepStrictEqual(sorted.idsOf("g"), ["b", "a"])
  })

  it("leaves no trace of what is refused", () => {
    const { byGroup, byName, undoLog, sorted, table } = make()
    for (const id of ["1", "2", "3"]) table.insert(row(id, id))
    const before = JSON.stringify([[...table.all()], byGroup.idsOf("g"), sorted.idsOf("g")])
    undoLog.transaction(
      () => {
        table.insert(row("4", "4", "h"))
        table.update(row("1", "x", "h"))
        table.update(row("2", "1"))
        table.deleteListed(byGroup, "g", "2")
        assert.strictEqual(table.size, 3)
      },
      () => false
    )
    assert.strictEqual(
      JSON.stringify([
        [...table.all()].toSorted((a, b) => Number(a.id) - Number(b.id)),
        byGroup.idsOf("g"),
        sorted.idsOf("g")
      ]),
      before
    )
    assert.deepStrictEqual(byGroup.idsOf("h"), [])
    assert.isUndefined(table.find(byName, "x"))
    assert.strictEqual(table.find(byName, "1")?.id, "1")
  })

  it("undoes only the inner transaction", () => {
    const { undoLog, table } = make()
    undoLog.transaction(
      () => {
        table.insert(row("1", "1"))
        undoLog.transaction(
          () => table.insert(row("2", "2")),
          () => false
        )
      },
      () => true
    )
    assert.deepStrictEqual(
      [...table.all()].map(({ id }) => id),
      ["1"]
    )
  })
})
