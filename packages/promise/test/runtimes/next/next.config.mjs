// Nothing outside of this folder is part of the app.
const root = import.meta.dirname

export default { outputFileTracingRoot: root, turbopack: { root } }
