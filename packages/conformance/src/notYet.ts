/**
 * What the emulator has not learnt yet. It is left out of the runs against the emulator, never of those against a real
 * server; whoever teaches it takes the line away.
 */
import type { Scenario } from "./Scenario.js"

const operations = /^sso\./
const cases =
  /^cases\/(?:sso\/|transport\/(?:trailing-slashes-on-route-groups|wrong-methods-on-admin-routes|switched-off-features-answer-in-json)\.json$)/

export const knowsScenario = (scenario: Scenario): boolean => !scenario.covers.some((name) => operations.test(name))

export const knowsCase = (file: string): boolean => !cases.test(file)
