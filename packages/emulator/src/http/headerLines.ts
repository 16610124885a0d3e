/**
 * Header lines in the order they were received or are to be sent. A name may occur more than once.
 *
 * @since 0.1.0
 * @category models
 */
export type HeaderLines = ReadonlyArray<readonly [name: string, value: string]>
