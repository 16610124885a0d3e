/** What the recorder can be told. */
import picomatch from "picomatch"
import { cases } from "../transcript/Case.js"

const usage = `Usage: npm run record -- --url URL --db URL [--secret S] [--profile NAME] [--cases PATTERN] [--check]

Plays the recorded cases of a profile against a server and writes their files again. A line tells of each case
that is the same, of each step that changed, and of each case that stopped, whose file stays as it was; the last
line has the counts.

  --url URL        the server, just started with the settings of transcripts/profiles/NAME.json
  --db URL         its database, which is emptied before each case
  --secret S       what it signs tokens with (default: the profile's)
  --profile NAME   how it is set up (default "default")
  --cases PATTERN  only the cases whose files match, like "mfa/**" (default "**")
  --check          write nothing; the exit status is 1 if anything differs`

interface Choice {
  readonly cases: string
  readonly profile: string
}

export const chosen = ({ cases: pattern, profile }: Choice) => {
  const matches = picomatch(pattern)
  return cases().filter((recorded) => recorded.profile === profile && matches(recorded.file))
}

export const command = {
  usage,
  options: {
    url: { type: "string", default: "" },
    db: { type: "string", default: "" },
    secret: { type: "string" },
    profile: { type: "string", default: "default" },
    cases: { type: "string", default: "**" },
    check: { type: "boolean", default: false }
  },
  problem: (flags: Choice & { readonly url: string; readonly db: string }) => {
    if (!URL.canParse(flags.url)) return "--url is not the URL of a server"
    if (!URL.canParse(flags.db)) return "--db is not the URL of a database"
    return chosen(flags).length === 0 ? `The profile ${flags.profile} has no case ${flags.cases}` : undefined
  }
} as const
