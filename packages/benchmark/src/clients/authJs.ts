/** The peer, with the global `fetch`, which is its default. */
import * as AuthJs from "@supabase/auth-js"
import * as Classic from "./classic.js"
import type { Client, Target } from "./Client.js"

export const make = (target: Target): Client => Classic.make(AuthJs, target)
