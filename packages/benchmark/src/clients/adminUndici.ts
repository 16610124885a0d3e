import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { make as makeAdmin } from "./admin.js"
import type { Client, Target } from "./Client.js"

export const make = (target: Target): Promise<Client> => makeAdmin(target, NodeHttpClient.layerUndici)
