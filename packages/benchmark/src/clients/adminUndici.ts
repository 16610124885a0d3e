import { GoTrueAdmin, Transport } from "@gotrue-effect/admin"
import { Layer } from "effect"
import { Agent } from "undici"
import { make as makeAdmin } from "./admin.js"
import type { Client, Target } from "./Client.js"

export const make = (target: Target): Promise<Client> =>
  makeAdmin(Layer.orDie(GoTrueAdmin.layerTransport(Transport.undici(new Agent()), target)))
