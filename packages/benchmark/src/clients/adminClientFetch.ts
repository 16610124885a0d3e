/** Over the platform's client. */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import { GoTrueAdmin } from "@gotrue-effect/admin"
import { Layer } from "effect"
import { make as makeAdmin } from "./admin.js"
import type { Client, Target } from "./Client.js"

export const make = (target: Target): Promise<Client> =>
  makeAdmin(GoTrueAdmin.layer(target).pipe(Layer.provide(FetchHttpClient.layer), Layer.orDie))
