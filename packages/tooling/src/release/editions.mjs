// The versions of a release. A package that speaks Effect is released in an edition for each Effect, whose major version is
// Effect's: release 0.2.0 is admin 3.2.0 and 4.2.0. What needs no edition has the version of the release itself.
import { editions } from "../../../effect-4/src/places.mjs"

/** Whether a package has an edition for each Effect. */
export const hasEditions = (name) => editions.some((edition) => name === `@gotrue-effect/${edition}`)

const majors = ["3", "4"]

const inEdition = (version, major) => version.replace(/^\d+/, major)

/** The version of a package of ours in the edition for a major version of Effect. */
export const versionOf = (name, release, major) => (hasEditions(name) ? inEdition(release, major) : release)

/**
 * What a package of ours accepts of another: that of its own release, where both editions are one's choice. As the major version
 * is taken, `~` stands for what `^` is below 1.0.
 */
export const rangeOf = (name, release) =>
  hasEditions(name) ? majors.map((major) => `~${inEdition(release, major)}`).join(" || ") : `^${release}`

/**
 * What npm installs without a range has to work with what it installs of Effect without one: the edition for Effect 4. That for
 * Effect 3 has a tag of its own, which also says what it is for.
 */
export const tagOf = ({ name, version }) => (hasEditions(name) && version.startsWith("3.") ? "effect-3" : "latest")
