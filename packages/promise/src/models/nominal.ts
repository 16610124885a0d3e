/** Our classes, seen as those of the installed auth-js. */

/** A class that is also seen as auth-js's. */
export function nominal<Arguments extends ReadonlyArray<unknown>, Instance>(
  own: new (...args: Arguments) => object
): new (...args: Arguments) => Instance
export function nominal<Class>(own: new (...args: never) => object): Class
export function nominal(own: new (...args: never) => object): unknown {
  return own
}
