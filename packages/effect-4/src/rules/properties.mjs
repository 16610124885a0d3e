/** Members of values, such as `exit.left` and `schema.annotations(…)`, wherever they stand: the text does not tell the type. */
export const properties = {
  annotations: "annotate",
  currentContext: "context",
  getFiberRef: "getRef",
  left: "failure",
  right: "success",
  unsafeCurrentTimeNanos: "currentTimeNanosUnsafe",
  unsafePoll: "pollUnsafe",
  unsafeCurrentTimeMillis: "currentTimeMillisUnsafe"
}
