import type { Columns, RowOf } from "./column.js"
import type { Identified, Index } from "./indexes.js"
import { ListIndex, SortedIndex, UniqueIndex } from "./indexes.js"
import type { DatabaseError } from "./postgres/error.js"
import type { UndoLog } from "./undoLog.js"

/** A condition on every row, by the name that the database gives it. */
export interface Check<R> {
  readonly constraint: string
  readonly holds: (row: R) => boolean
  /** What stands after "Failing row contains". */
  readonly shown?: (row: R) => string
}

/**
 * Rows by id, with indexes. A row is never changed, only replaced; a row that is replaced moves to the end of the
 * lists when one of its indexed columns changes, as it does in the database.
 */
export class Table<C extends Columns, R extends Identified & RowOf<C> = Identified & RowOf<C>> {
  private rows = new Map<string, R>()
  /** Whether a row has moved in the change that is being made. */
  private hasMoved = false
  private readonly uniques: Array<UniqueIndex<R>> = []
  private readonly others: Array<Index<R>> = []
  private readonly checks: Array<Check<R>> = []

  constructor(
    readonly name: string,
    readonly columns: C,
    private readonly undoLog: UndoLog
  ) {}

  unique(
    constraint: string,
    columns: string,
    value: (row: R) => string | null,
    shown?: (row: R) => string
  ): UniqueIndex<R> {
    const index = new UniqueIndex<R>(constraint, columns, value, shown)
    this.uniques.push(index)
    return index
  }
  listed(value: (row: R) => string | null): ListIndex<R> {
    const index = new ListIndex<R>(value)
    this.others.push(index)
    return index
  }
  sorted(value: (row: R) => string, compare: (left: R, right: R) => number): SortedIndex<R> {
    const index = new SortedIndex<R>(value, compare, (id) => this.rows.get(id))
    this.others.push(index)
    return index
  }
  check(check: Check<R>): void {
    this.checks.push(check)
  }

  get size(): number {
    return this.rows.size
  }
  get(id: string): R | undefined {
    return this.rows.get(id)
  }
  /** All rows, in the order in which the database would come across them. */
  all(): IterableIterator<R> {
    return this.rows.values()
  }
  find(index: UniqueIndex<R>, value: string): R | undefined {
    const id = index.idOf(value)
    return id === undefined ? undefined : this.rows.get(id)
  }
  resolve(ids: ReadonlyArray<string>): Array<R> {
    const found: Array<R> = []
    for (const id of ids) {
      const row = this.rows.get(id)
      if (row !== undefined) found.push(row)
    }
    return found
  }

  /** Why the database would refuse the row, if it would. */
  private problem(row: R): DatabaseError | undefined {
    for (const { constraint, holds, shown } of this.checks) {
      if (holds(row)) continue
      const message = `new row for relation "${this.name}" violates check constraint "${constraint}"`
      return {
        code: "23514",
        message,
        ...(shown === undefined ? {} : { detail: `Failing row contains (${shown(row)}).` })
      }
    }
    for (const index of this.uniques) {
      if (index.takenBy(row) === undefined) continue
      return duplicate(index.constraint, index.columns, index.shown(row))
    }
    return undefined
  }

  /** What the database would say if another row had what only one row can have; undefined when this one has nothing. */
  conflict(row: R): DatabaseError | undefined {
    const index = this.uniques.find(({ value }) => value(row) !== null)
    return index && duplicate(index.constraint, index.columns, index.shown(row))
  }

  insert(row: R): DatabaseError | undefined {
    if (this.rows.has(row.id)) return duplicate(`${this.name}_pkey`, "id", row.id)
    const problem = this.problem(row)
    if (problem !== undefined) return problem
    this.rows.set(row.id, row)
    this.undoLog.record(() => this.rows.delete(row.id))
    if (this.hasMoved) this.moveToEnd(row.id)
    for (const index of this.uniques) this.undoLog.record(index.add(row))
    for (const index of this.others) this.undoLog.record(index.add(row))
    return undefined
  }

  update(row: R): DatabaseError | undefined {
    const before = this.rows.get(row.id)
    if (before === undefined) return undefined
    const problem = this.problem(row)
    if (problem !== undefined) return problem
    const indexes: ReadonlyArray<Index<R>> = [...this.uniques, ...this.others]
    const changed = indexes.filter((index) => index.changes(before, row))
    if (changed.length > 0) {
      for (const index of indexes) if (index.physical || changed.includes(index)) this.swap(index, before, row)
      this.hasMoved = true
      this.moveToEnd(row.id)
    }
    this.rows.set(row.id, row)
    this.undoLog.record(() => this.rows.set(row.id, before))
    return undefined
  }

  /** A map can't put a row back where it was: it is moved only when that is for good. */
  private moveToEnd(id: string): void {
    this.undoLog.after(() => {
      this.hasMoved = false
      const row = this.rows.get(id)
      if (row === undefined) return
      this.rows.delete(id)
      this.rows.set(id, row)
    })
  }

  private swap(index: Index<R>, before: R, after: R): void {
    this.undoLog.record(index.remove(before))
    this.undoLog.record(index.add(after))
  }

  delete(id: string): R | undefined {
    const row = this.rows.get(id)
    if (row === undefined) return undefined
    for (const index of this.uniques) this.undoLog.record(index.remove(row))
    for (const index of this.others) this.undoLog.record(index.remove(row))
    this.rows.delete(id)
    this.undoLog.record(() => this.rows.set(id, row))
    return row
  }

  /** Deletes all rows of a list, but perhaps one. */
  deleteListed(index: ListIndex<R>, value: string, kept?: string): void {
    // The list shrinks while its rows go, and does so quickest from its end.
    for (const id of index.idsOf(value).toReversed()) if (id !== kept) this.delete(id)
  }

  /** Takes all rows of a table of the same kind, which is not used any more, for good. */
  adopt(other: Table<C, R>): void {
    this.rows = other.rows
    for (const [i, index] of this.uniques.entries()) index.adopt(other.uniques[i])
    for (const [i, index] of this.others.entries()) index.adopt(other.others[i])
    this.undoLog.forGood()
  }

  /** Empties the table for good. */
  clear(): void {
    this.rows.clear()
    for (const index of [...this.uniques, ...this.others]) index.clear()
    this.undoLog.forGood()
  }
}

const duplicate = (constraint: string, columns: string, value: string): DatabaseError => ({
  code: "23505",
  message: `duplicate key value violates unique constraint "${constraint}"`,
  detail: `Key (${columns})=(${value}) already exists.`
})
