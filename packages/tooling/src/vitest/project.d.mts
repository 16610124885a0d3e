import type { UserConfig } from "vitest/config"

/** The settings of the tests of the package with that name. */
export declare const project: (name: string) => UserConfig
