/** An answer whose headers are read when somebody asks for them: most answers are understood without. */
type Headers = Readonly<Record<string, string | undefined>>

/** A class, since an object with a getter of its own is slow to make, and makes slow whatever reads it. */
export class LazyAnswer<Source> {
  constructor(
    readonly status: number,
    readonly text: string,
    private readonly source: Source,
    private readonly read: (source: Source) => Headers
  ) {}

  get headers(): Headers {
    return this.read(this.source)
  }
}
