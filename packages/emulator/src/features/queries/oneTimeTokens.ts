import type { User } from "../../database/rows.js"
import type { Call } from "../../http/call.js"
import { toMicroseconds } from "../../standards/time/timestamp.js"

export type TokenType =
  | "confirmation_token"
  | "recovery_token"
  | "email_change_token_new"
  | "email_change_token_current"
  | "phone_change_token"
  | "reauthentication_token"

/** Ends every link of a user. The codes of the user row are another matter. */
export const clearOneTimeTokens = ({ db }: Call, userId: string): void => {
  db.oneTimeTokens.table.deleteListed(db.oneTimeTokens.byUser, userId)
}

export const clearOneTimeToken = ({ db }: Call, userId: string, type: TokenType): void => {
  const row = db.oneTimeTokens.table.find(db.oneTimeTokens.byKind, `${userId} ${type}`)
  if (row !== undefined) db.oneTimeTokens.table.delete(row.id)
}

/** Keeps a token by which a link is found; the one before it of the same kind ends. */
export const createOneTimeToken = (
  call: Call,
  userId: string,
  relatesTo: string,
  hash: string,
  type: TokenType
): void => {
  clearOneTimeToken(call, userId, type)
  const now = toMicroseconds(call.now())
  call.db.oneTimeTokens.table.insert({
    id: call.random.uuid(),
    user_id: userId,
    token_type: type,
    token_hash: hash,
    relates_to: relatesTo.toLowerCase(),
    created_at: now,
    updated_at: now
  })
}

/** The user whom a token belongs to. */
export const findUserByToken = ({ db }: Call, hash: string, ...types: ReadonlyArray<TokenType>): User | undefined => {
  for (const row of db.oneTimeTokens.table.resolve(db.oneTimeTokens.byHash.idsOf(hash))) {
    if (types.some((type) => type === row.token_type)) return db.users.table.get(row.user_id)
  }
  return undefined
}

/** Whether a token of this kind is alive. */
export const isOneTimeToken = ({ db }: Call, hash: string, type: TokenType): boolean =>
  db.oneTimeTokens.table.resolve(db.oneTimeTokens.byHash.idsOf(hash)).some((row) => row.token_type === type)
