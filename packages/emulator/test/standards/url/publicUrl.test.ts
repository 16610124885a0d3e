import { assert, describe, it } from "@effect/vitest"
import { publicUrlProblem } from "../../../src/standards/url/publicUrl.js"

const to = (kind: string) => `URL cannot resolve to ${kind} addresses`
const localhost = "URL cannot point to localhost or loopback addresses"
const unknown = "Unable to resolve hostname"

describe("URL of a provider", () => {
  it.each([
    "https://id.acme.example/x?y#z",
    "HTTPS://ID.ACME.EXAMPLE",
    "https://u:p@a.b:8443",
    "https://a_b.c.",
    "https://8.8.8.8:",
    "https://100.64.0.1",
    "https://0.1.2.3",
    "https://255.255.255.255",
    "https://172.32.0.1",
    "https://[2001:db8::1]",
    "https://[fec0::1]",
    "https://[2001::1%25x]"
  ])("lets %s pass", (url) => {
    assert.isUndefined(publicUrlProblem(url))
  })
  it.each([
    ["https://a/%zz", "Invalid URL format"],
    [" https://a", "Invalid URL format"],
    ["a.b", "URL must use HTTPS"],
    ["http://localhost", "URL must use HTTPS"],
    ["https:a", "URL must have a valid hostname"],
    ["https://:443/", "URL must have a valid hostname"],
    ["https://u@/", "URL must have a valid hostname"],
    ["https://LocalHost:1", localhost],
    ["https://a.localhost", localhost],
    ["https://0.0.0.0", localhost],
    ["https://[::]", localhost],
    ["https://127.0.0.2", to("loopback")],
    ["https://[::ffff:7f00:1]", to("loopback")],
    ["https://[::1%25lo]", to("loopback")],
    ["https://10.0.0.1", to("private network")],
    ["https://172.31.255.255", to("private network")],
    ["https://192.168.1.1", to("private network")],
    ["https://[fd00::1]", to("private network")],
    ["https://169.254.169.254", to("link-local")],
    ["https://224.0.0.251", to("link-local")],
    ["https://[fe80::1%25eth0]", to("link-local")],
    ["https://[ff12::1]", to("link-local")],
    ["https://239.1.1.1", to("multicast")],
    ["https://[ff0e::1]", to("multicast")],
    ["https://[0:0:0:0:0:0:0:0]", to("unspecified")],
    ["https://[::ffff:0.0.0.0]", to("unspecified")],
    ["https://a.invalid", unknown],
    ["https://a.TEST", unknown],
    ["https://localhost.", unknown],
    ["https://a..b", unknown],
    ["https://-a.b", unknown],
    ["https://ä.example", unknown],
    [`https://${"a".repeat(64)}.example`, unknown],
    [`https://${"a.".repeat(127)}example`, unknown],
    ["https://2130706433", unknown],
    ["https://0x7f000001", unknown],
    ["https://127.1", unknown],
    ["https://1.2.3.256", unknown]
  ])("says of %s: %s", (url, expected) => {
    assert.strictEqual(publicUrlProblem(url), expected)
  })
})
