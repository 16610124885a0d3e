// Jest runs this file in Node itself, before the tests: here the emulator can be loaded, which is made of ES modules.
import { start } from "@gotrue-effect/emulator/promise"

export default async () => {
  const emulator = await start({ gateway: true })
  globalThis.emulator = emulator
  // What the program finds in its environment, the tests find there, too.
  process.env.SUPABASE_URL = emulator.origin
  process.env.SUPABASE_SECRET_KEY = emulator.secretKey
}
