/** Methods that reject with their errors, so that what they resolve to is data. */
type Success<Result> = Result extends { readonly error: null } ? Result : never

/**
 * The same methods, none of which resolves to an error.
 *
 * @since 0.2.0
 * @category class
 */
export type Throwing<Methods> = {
  [Name in keyof Methods]: Methods[Name] extends (...args: infer Arguments) => Promise<infer Result>
    ? (...args: Arguments) => Promise<Success<Result>>
    : Methods[Name] extends (...args: never) => unknown
      ? Methods[Name]
      : Throwing<Methods[Name]>
}
