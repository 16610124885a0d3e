/** Calls that carry secrets, and what in them is secret. */
import type { GoTrueAdmin } from "@gotrue-effect/admin"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Operations from "../../../../admin/test/support/operations.js"
import type { Dice } from "../Dice.js"
import * as Secrets from "./secrets.js"

export interface Secret {
  readonly what: string
  readonly text: string
  /** Other texts are hidden as words, and not in disguise. */
  readonly isSecret: boolean
}

export interface Call {
  readonly operation: string
  readonly run: (admin: GoTrueAdmin.Service) => Effect.Effect<unknown, unknown>
  readonly secrets: ReadonlyArray<Secret>
}

const secret = (what: string, text: string): Secret => ({ what, text, isSecret: true })
const text = (what: string, text: string): Secret => ({ what, text, isSecret: false })

const { ids } = Operations
const email = "planted.person@example.com"

const kinds: ReadonlyArray<(dice: Dice) => Call> = [
  (dice) => {
    const password = Secrets.password(dice)
    const biography = dice.oneIn(4) ? Secrets.password(dice).repeat(dice.pick(1, 5)) : "short"
    return {
      operation: "createUser",
      run: (admin) => admin.createUser({ email, password, user_metadata: { biography } }),
      secrets: [secret("password", password)]
    }
  },
  (dice) => {
    const hash = Secrets.hash(dice)
    return {
      operation: "createUser",
      run: (admin) => admin.createUser({ email, password_hash: hash }),
      secrets: [secret("password_hash", hash)]
    }
  },
  (dice) => {
    const password = Secrets.password(dice)
    return {
      operation: "updateUserById",
      run: (admin) => admin.updateUserById(ids.id, { password: Redacted.make(password) }),
      secrets: [secret("password", password)]
    }
  },
  (dice) => {
    const password = Secrets.password(dice)
    const link = Secrets.link(dice)
    return {
      operation: "generateLink",
      run: (admin) => admin.generateLink({ type: "signup", email, password, redirect_to: link }),
      secrets: [secret("password", password), text("link", link)]
    }
  },
  (dice) => {
    const link = Secrets.link(dice)
    return {
      operation: "inviteUserByEmail",
      run: (admin) => admin.inviteUserByEmail(email, { redirectTo: link }),
      secrets: [text("link", link)]
    }
  },
  (dice) => {
    const token = Secrets.token(dice)
    return { operation: "signOut", run: (admin) => admin.signOut(token), secrets: [secret("token", token)] }
  },
  (dice) => {
    const client_secret = Secrets.password(dice)
    return {
      operation: "customProviders.updateProvider",
      run: (admin) => admin.customProviders.updateProvider(ids.identifier, { client_secret }),
      secrets: [secret("client_secret", client_secret)]
    }
  },
  () => ({ operation: "listUsers", run: (admin) => admin.listUsers(), secrets: [] })
]

export const draw = (dice: Dice): Call =>
  (dice.from(kinds) ?? (() => ({ operation: "", run: () => Effect.void, secrets: [] })))(dice)
