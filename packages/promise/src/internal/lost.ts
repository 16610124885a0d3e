/** A request that came to nothing, with what was thrown: that is what auth-js shows of it. */
import * as SystemCode from "@gotrue-effect/admin/internal/systemCode"
import type { WireFailure } from "@gotrue-effect/admin/internal/wire"
import * as Exit from "effect/Exit"

export const lost = (cause: unknown): Exit.Exit<never, WireFailure> => Exit.fail({ ...SystemCode.find(cause), cause })
