/** Whether two types are the very same: not only assignable, and not `any`. */
export type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

/** Compiles only for `true`. */
export type Expect<T extends true> = T

/** Compiles only for `never`; the message of the compiler shows any other type. */
export type Nothing<T extends never> = T
