import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import { make as makeAdmin } from "./admin.js"
import type { Client, Target } from "./Client.js"

export const make = (target: Target): Promise<Client> => makeAdmin(target, FetchHttpClient.layer)
