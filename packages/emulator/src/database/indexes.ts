/** An index follows the rows of a table; each change returns its opposite. */
export interface Index<R> {
  add(row: R): () => void
  remove(row: R): () => void
  /** Whether a change from one row to the other touches the index. */
  changes(before: R, after: R): boolean
  /** Whether its order is that in which the database wrote the rows. */
  readonly physical: boolean
  /** Takes what an index of the same kind holds. */
  adopt(other: Index<R> | undefined): void
  clear(): void
}

export interface Identified {
  readonly id: string
}

/** At most one row per value; null stands for no value and is never taken. */
export class UniqueIndex<R extends Identified> implements Index<R> {
  readonly physical = false
  private ids = new Map<string, string>()
  constructor(
    readonly constraint: string,
    /** The columns as the database names them in its errors. */
    readonly columns: string,
    readonly value: (row: R) => string | null,
    /** How the database prints the value. */
    readonly shown: (row: R) => string = (row) => value(row) ?? ""
  ) {}

  idOf(value: string): string | undefined {
    return this.ids.get(value)
  }
  takenBy(row: R): string | undefined {
    const value = this.value(row)
    const id = value === null ? undefined : this.ids.get(value)
    return id === row.id ? undefined : id
  }
  add(row: R): () => void {
    const value = this.value(row)
    if (value === null) return () => undefined
    this.ids.set(value, row.id)
    return () => this.ids.delete(value)
  }
  remove(row: R): () => void {
    const value = this.value(row)
    if (value === null) return () => undefined
    this.ids.delete(value)
    return () => this.ids.set(value, row.id)
  }
  changes(before: R, after: R): boolean {
    return this.value(before) !== this.value(after)
  }
  adopt(other: Index<R> | undefined): void {
    if (other instanceof UniqueIndex) this.ids = other.ids
  }
  clear(): void {
    this.ids.clear()
  }
}

const insertAt = <A>(list: Array<A>, at: number, item: A) => {
  if (at === list.length) list.push(item)
  else list.splice(at, 0, item)
}

/** All rows with a value, in the order in which the database would come across them. */
export class ListIndex<R extends Identified> implements Index<R> {
  readonly physical = true
  private ids = new Map<string, Array<string>>()
  constructor(readonly value: (row: R) => string | null) {}

  idsOf(value: string): ReadonlyArray<string> {
    return this.ids.get(value) ?? []
  }
  add(row: R): () => void {
    const value = this.value(row)
    if (value === null) return () => undefined
    const list = this.ids.get(value)
    if (list === undefined) this.ids.set(value, [row.id])
    else list.push(row.id)
    return () => {
      this.take(value, row.id)
    }
  }
  remove(row: R): () => void {
    const value = this.value(row)
    if (value === null) return () => undefined
    const at = this.take(value, row.id)
    return () => {
      const list = this.ids.get(value)
      if (list === undefined) this.ids.set(value, [row.id])
      else insertAt(list, at, row.id)
    }
  }
  private take(value: string, id: string): number {
    const list = this.ids.get(value) ?? []
    const at = list.lastIndexOf(id)
    if (list.length === 1) this.ids.delete(value)
    else list.splice(at, 1)
    return at
  }
  changes(before: R, after: R): boolean {
    return this.value(before) !== this.value(after)
  }
  adopt(other: Index<R> | undefined): void {
    if (other instanceof ListIndex) this.ids = other.ids
  }
  clear(): void {
    this.ids.clear()
  }
}

/** All rows with a value, kept sorted. */
export class SortedIndex<R extends Identified> implements Index<R> {
  readonly physical = false
  private groups = new Map<string, Array<string>>()
  constructor(
    readonly value: (row: R) => string,
    readonly compare: (left: R, right: R) => number,
    private readonly lookup: (id: string) => R | undefined
  ) {}

  idsOf(value: string): ReadonlyArray<string> {
    return this.groups.get(value) ?? []
  }
  /** How many rows of the group come before the row, itself not counted. */
  rank(row: R): number {
    return this.search(this.groups.get(this.value(row)) ?? [], (other) => this.compare(other, row) < 0)
  }
  /** How many rows of the group satisfy a condition that holds for its first rows only. */
  count(value: string, early: (row: R) => boolean): number {
    return this.search(this.groups.get(value) ?? [], early)
  }
  private search(list: ReadonlyArray<string>, early: (row: R) => boolean): number {
    let low = 0
    let high = list.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const row = this.lookup(list[middle] ?? "")
      if (row !== undefined && early(row)) low = middle + 1
      else high = middle
    }
    return low
  }
  add(row: R): () => void {
    const value = this.value(row)
    const list = this.groups.get(value) ?? []
    this.groups.set(value, list)
    const last = this.lookup(list[list.length - 1] ?? "")
    const at = last === undefined || this.compare(last, row) < 0 ? list.length : this.rank(row)
    insertAt(list, at, row.id)
    return () => {
      this.take(row)
    }
  }
  remove(row: R): () => void {
    const at = this.take(row)
    return () => insertAt(this.groups.get(this.value(row)) ?? [], at, row.id)
  }
  private take(row: R): number {
    const list = this.groups.get(this.value(row)) ?? []
    const guess = this.rank(row)
    const at = list[guess] === row.id ? guess : list.indexOf(row.id)
    list.splice(at, 1)
    return at
  }
  changes(before: R, after: R): boolean {
    return this.value(before) !== this.value(after) || this.compare(before, after) !== 0
  }
  adopt(other: Index<R> | undefined): void {
    if (other instanceof SortedIndex) this.groups = other.groups
  }
  clear(): void {
    this.groups.clear()
  }
}
