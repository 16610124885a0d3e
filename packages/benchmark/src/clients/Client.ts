/** One way to speak to the server, and what is measured of it. */

/**
 * Does a thing so many times, and checks the response each time. Returns how long each took, in
 * milliseconds, where that can be told apart.
 */
export type Run = (times: number) => Promise<ReadonlyArray<number>>

export interface Client {
  readonly getUser: Run
  readonly createUser: Run
  /** An unknown id. */
  readonly error: Run
  readonly page50: Run
  readonly page1000: Run
  /** All 10,000 users, a thousand to a page. */
  readonly stream: Run
  /** `getUser`, 100 at a time. */
  readonly concurrent: Run
}

export type Task = keyof Client

export interface Target {
  readonly url: string
  readonly key: string
}
