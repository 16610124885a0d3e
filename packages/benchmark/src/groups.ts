/** All rows, in the order in which they are measured and shown. */
import type { Group } from "./Row.js"
import { group as calls } from "./rows/calls.js"
import { group as check } from "./rows/check.js"
import { group as emulator } from "./rows/emulator.js"
import { group as imports } from "./rows/imports.js"
import { group as redaction } from "./rows/redaction.js"
import { group as sizes } from "./rows/sizes.js"

export const groups: ReadonlyArray<Group> = [calls, check, redaction, imports, sizes, emulator]
