/**
 * Supabase Auth (GoTrue) 2.196.0 in memory, for tests.
 *
 * @since 0.1.0
 */
export * as Emulator from "./Emulator.js"
export * as Exchange from "./Exchange.js"
export * as Fetch from "./Fetch.js"
export * as HttpClient from "./HttpClient.js"
export * as Settings from "./Settings.js"
