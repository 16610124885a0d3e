import { deleteAccount } from "./deleteAccount.ts"

Deno.serve(
  deleteAccount({
    url: Deno.env.get("SUPABASE_URL") ?? "",
    // Edge Functions of Supabase have the second one.
    secretKey: Deno.env.get("SUPABASE_SECRET_KEY") ?? Deno.env.get("SUPABASE_SERVICE_ROLE_KEY") ?? ""
  })
)
