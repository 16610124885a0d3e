/**
 * The emulator on a real port, for Node.js and what is like it.
 *
 * @since 0.1.0
 */
export * from "./adapters/node/serve.js"
