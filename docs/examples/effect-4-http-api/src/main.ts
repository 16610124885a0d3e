import { NodeHttpServer, NodeRuntime } from "@effect/platform-node"
import { GoTrueAdmin } from "@gotrue-effect/admin"
import { Config, Layer } from "effect"
import { FetchHttpClient, HttpRouter } from "effect/http"
import { createServer } from "node:http"
import { ApiLive } from "./Users.js"

// SUPABASE_URL and SUPABASE_SECRET_KEY.
const Admin = GoTrueAdmin.layerConfig().pipe(Layer.provide(FetchHttpClient.layer))

const Server = NodeHttpServer.layerConfig(createServer, {
  port: Config.Port("PORT").pipe(Config.withDefault(3000))
})

HttpRouter.serve(ApiLive).pipe(Layer.provide(Admin), Layer.provide(Server), Layer.launch, NodeRuntime.runMain)
