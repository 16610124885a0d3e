/** Our classes, seen as those of the installed auth-js. */

/** With its name in the declarations: a compiler would write out what is only there where auth-js is installed. */
export type Class<Arguments extends ReadonlyArray<unknown>, Instance> = new (...args: Arguments) => Instance

/** A class that is also seen as auth-js's. */
export function nominal<Class>(own: new (...args: never) => object): Class
export function nominal(own: new (...args: never) => object): unknown {
  return own
}
