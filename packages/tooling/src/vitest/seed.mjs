/**
 * One seed for every property test of a run. `npm test` sets it, so that a gate ends the same way twice; without it,
 * each run tries other values. fast-check prints the seed of a property that fails.
 */
import { FastCheck } from "effect"
import process from "node:process"

const seed = process.env["SEED"]

if (seed !== undefined && seed !== "")
  FastCheck.configureGlobal({ ...FastCheck.readConfigureGlobal(), seed: Number(seed) })
