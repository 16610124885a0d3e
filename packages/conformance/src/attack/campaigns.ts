/** All campaigns. */
import type { Campaign } from "./Campaign.js"
import { creates } from "./creates/campaign.js"
import { mutations } from "./mutations/campaign.js"
import { port } from "./port/campaign.js"
import { refusals } from "./refusals/campaign.js"

export const campaigns: ReadonlyArray<Campaign> = [mutations, refusals, creates, port]
