/** All campaigns. */
import type { Campaign } from "./Campaign.js"
import { creates } from "./creates/campaign.js"
import { mutations } from "./mutations/campaign.js"
import { port } from "./port/campaign.js"
import { redaction } from "./redaction/campaign.js"

export const campaigns: ReadonlyArray<Campaign> = [mutations, redaction, creates, port]
