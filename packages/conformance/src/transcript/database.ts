/** The database of a live server, which is emptied before each case. */
import * as Effect from "effect/Effect"
import { spawn } from "node:child_process"

/** Rows are deleted and tables kept: to truncate them takes a second. */
const empty = `SET session_replication_role = replica; SET synchronous_commit = off;
DO $$ DECLARE t text; BEGIN
  FOR t IN SELECT format('auth.%I', tablename) FROM pg_tables
    WHERE schemaname = 'auth' AND tablename <> 'schema_migrations'
  LOOP EXECUTE 'DELETE FROM ' || t; END LOOP; END $$;\n\\echo emptied\n`

/** One `psql` for the whole run. */
export const openDatabase = (url: string) =>
  Effect.map(
    Effect.acquireRelease(
      Effect.sync(() => spawn("psql", ["-q", "-v", "ON_ERROR_STOP=1", url], { stdio: ["pipe", "pipe", "inherit"] })),
      (psql) => Effect.sync(() => psql.kill())
    ),
    (psql) => ({
      empty: Effect.async<void, Error>((resume) => {
        const ended = () => resume(Effect.fail(new Error("psql has ended")))
        psql.once("exit", ended)
        psql.stdout.once("data", () => {
          psql.off("exit", ended)
          resume(Effect.void)
        })
        psql.stdin.write(empty)
      })
    })
  )
