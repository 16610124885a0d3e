/** Versions of the server, and which of two is the later one. */

/** `2.151.0` as numbers. */
export type Version = readonly [major: number, minor: number, patch: number]

/** Of a text such as `v2.151.0` or `2.151.0-rc.1`; `undefined` for a build without a version, which may say `0.0.0`. */
export const parse = (text: string): Version | undefined => {
  const [, major, minor, patch] = /^v?(\d{1,6})\.(\d{1,6})\.(\d{1,6})/.exec(text) ?? []
  return patch === undefined || Number(major) === 0 ? undefined : [Number(major), Number(minor), Number(patch)]
}

export const show = (version: Version): string => version.join(".")

export const isBefore = (one: Version, other: Version): boolean =>
  (one[0] - other[0] || one[1] - other[1] || one[2] - other[2]) < 0
