export default () => globalThis.emulator.stop()
