import { assert, describe, it } from "@effect/vitest"
import { verifyAuthenticationResponse, verifyRegistrationResponse } from "@simplewebauthn/server"
import { Either } from "effect"
import type { Cbor } from "../../../src/standards/encoding/cbor.js"
import { writeCbor } from "../../../src/standards/encoding/cbor.js"
import { parseJson } from "../../../src/standards/json/parse.js"
import type { Ceremony } from "../../../src/standards/webauthn/ceremony.js"
import { readCeremony, writeCeremony } from "../../../src/standards/webauthn/ceremony.js"
import { coseAlgorithms } from "../../../src/standards/webauthn/cose.js"
import { parseAssertion, parseAttestation } from "../../../src/standards/webauthn/response.js"
import type { Credential } from "../../../src/standards/webauthn/verify.js"
import { verifyAssertion, verifyRegistration } from "../../../src/standards/webauthn/verify.js"
import type { Key, Oddities } from "../../support/authenticator.js"
import { algorithmNames, assertion, attest, base64Url, makeKey, origin, rpId } from "../../support/authenticator.js"

const userId = "00000000-0000-4000-8000-000000000001"
const challenge = base64Url(new Uint8Array(32).fill(7))
const party = { rpId, rpOrigins: [origin] }
const registration: Ceremony = { challenge, rpId, userId, allowed: [], registers: true, userVerification: "preferred" }
const signIn: Ceremony = { ...registration, userId: "", registers: false }

const nodeOf = (value: unknown) => Either.getOrThrow(parseJson(JSON.stringify(value)))

const register = (given: unknown, ceremony = registration, who = userId): Credential | "not read" | "refused" => {
  const parsed = parseAttestation(nodeOf(given))
  return parsed === undefined ? "not read" : (verifyRegistration(parsed, ceremony, party, who) ?? "refused")
}

const use = (
  given: unknown,
  credentials: ReadonlyArray<Credential>,
  ceremony = signIn
): Credential | "not read" | "refused" => {
  const parsed = parseAssertion(nodeOf(given))
  return parsed === undefined
    ? "not read"
    : (verifyAssertion(parsed, ceremony, party, { id: userId, credentials }) ?? "refused")
}

const registered = (key: Key, odd: Oddities = {}): Credential => {
  const credential = register(attest(challenge, key, odd))
  return typeof credential === "string" ? assert.fail(credential) : credential
}
const verdict = (result: Credential | string) => (typeof result === "string" ? result : "accepted")

/** What a well-known library says of the same credential. */
const registerElsewhere = (given: ReturnType<typeof attest>): Promise<boolean> =>
  verifyRegistrationResponse({
    response: given,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: false,
    supportedAlgorithmIDs: [...coseAlgorithms]
  }).then(
    ({ verified }) => verified,
    () => false
  )

const useElsewhere = (given: ReturnType<typeof assertion>, credential: Credential): Promise<boolean> =>
  verifyAuthenticationResponse({
    response: given,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: false,
    credential: { id: credential.id, publicKey: new Uint8Array(credential.publicKey), counter: 0 }
  }).then(
    ({ verified }) => verified,
    () => false
  )

const es = makeKey("ES256")
const spoil = (bytes: Uint8Array) => bytes.map((byte, i) => (i === bytes.length - 1 ? byte ^ 1 : byte))

describe("every algorithm that is offered", () => {
  it.each(algorithmNames)("%s makes and uses credentials, here and elsewhere", async (name) => {
    const key = makeKey(name)
    const made = attest(challenge, key)
    const self = attest(challenge, key, { self: true })
    const credential = registered(key)
    assert.strictEqual(verdict(register(self)), "accepted")
    assert.isTrue(await registerElsewhere(made))
    assert.isTrue(await registerElsewhere(self))
    const used = assertion(challenge, key, userId)
    const spoiled = assertion(challenge, key, userId, { signature: spoil })
    assert.strictEqual(verdict(use(used, [credential])), "accepted")
    assert.strictEqual(verdict(use(spoiled, [credential])), "refused")
    assert.isTrue(await useElsewhere(used, credential))
    assert.isFalse(await useElsewhere(spoiled, credential))
  })
})

const statement = (members: ReadonlyArray<readonly [string, Cbor]>) => new Map(members)
const extension = writeCbor(new Map([["x", 1]]))

describe("a credential for creation options", () => {
  it.each<readonly [string, Oddities, string, boolean]>([
    ["as it should be", {}, "accepted", true],
    ["of another kind", { type: "webauthn.get" }, "refused", false],
    ["to another challenge", { challenge: "x" }, "refused", false],
    ["from elsewhere", { client: { origin: "http://localhost:3001" } }, "refused", false],
    ["from nowhere", { client: { origin: undefined } }, "refused", false],
    ["for another party", { rpId: "example.com" }, "refused", false],
    ["without a user", { flags: 0x44 }, "refused", false],
    ["without a check of the user", { flags: 0x41 }, "accepted", true],
    ["of a key that can be copied", { flags: 0x4d }, "accepted", true],
    ["of one that has been", { flags: 0x5d }, "accepted", true],
    ["with extensions", { flags: 0xc5, extensions: extension }, "accepted", true],
    ["with bytes too many", { extensions: Uint8Array.of(0) }, "not read", false],
    ["with a promise of extensions", { flags: 0xc5 }, "not read", false],
    ["with a statement that should not be there", { statement: statement([["alg", -7]]) }, "refused", false],
    ["in an unknown format", { format: "other" }, "refused", false],
    [
      "signed by itself with another algorithm",
      {
        self: true,
        statement: statement([
          ["alg", -8],
          ["sig", new Uint8Array(64)]
        ])
      },
      "refused",
      false
    ],
    ["without a signature", { format: "packed", statement: statement([["alg", -7]]) }, "refused", false],
    [
      "with an algorithm that was not offered",
      { publicKey: writeCbor(new Map([...es.cose, [3, -47]])) },
      "refused",
      false
    ],
    ["without a type", { top: { type: undefined } }, "not read", false],
    ["with an id that is no base64url", { top: { id: "*" } }, "not read", false],
    ["without an id", { top: { id: "" } }, "not read", false]
  ])("%s", async (_, odd, expected, elsewhere) => {
    const given = attest(challenge, es, odd)
    assert.strictEqual(verdict(register(given)), expected)
    assert.strictEqual(await registerElsewhere(given), elsewhere)
  })

  it.each([
    ["nothing", null],
    ["a text", "x"],
    ["a list", []],
    ["no response", { ...attest(challenge, es), response: null }],
    ["client data that are no JSON", { ...attest(challenge, es), response: { clientDataJSON: "e3" } }],
    ["transports of another type", { ...attest(challenge, es), response: { transports: "usb" } }]
  ])("that is %s is not read", (_, given) => {
    assert.strictEqual(register(given), "not read")
  })

  it("belongs to one user and to a ceremony that makes credentials", () => {
    const given = attest(challenge, es)
    assert.strictEqual(register(given, registration, "somebody else"), "refused")
    assert.strictEqual(register(given, { ...registration, registers: false }), "refused")
  })

  it("tells what is kept of the credential", () => {
    const aaguid = Uint8Array.from({ length: 16 }, (_, i) => i)
    const top = { authenticatorAttachment: "strange" }
    const given = attest(challenge, es, { flags: 0x5d, count: 300, aaguid, top })
    const credential = register({ ...given, response: { ...given.response, transports: ["cable", "usb"] } })
    assert.deepStrictEqual(credential, {
      id: base64Url(es.id),
      publicKey: writeCbor(es.cose),
      format: "none",
      transports: ["hybrid", "usb"],
      userPresent: true,
      userVerified: true,
      backupEligible: true,
      backedUp: true,
      aaguid: "00010203-0405-0607-0809-0a0b0c0d0e0f",
      signCount: 300,
      attachment: ""
    })
  })
})

describe("a credential for request options", () => {
  const credential = registered(es)

  it.each<readonly [string, Oddities, string, boolean]>([
    ["as it should be", {}, "accepted", true],
    ["of another kind", { type: "webauthn.create" }, "refused", false],
    ["to another challenge", { challenge: "x" }, "refused", false],
    ["from elsewhere", { client: { origin: "https://localhost:3000" } }, "refused", false],
    ["for another party", { rpId: "example.com" }, "refused", false],
    ["without a user", { flags: 0x04 }, "refused", false],
    ["without a check of the user", { flags: 0x01 }, "accepted", true],
    ["that has been copied and cannot be", { flags: 0x15 }, "refused", false],
    ["with extensions", { flags: 0x85, extensions: extension }, "accepted", true],
    ["with an empty signature", { signature: () => new Uint8Array(0) }, "refused", false],
    ["with an invalid signature", { signature: () => new Uint8Array(70).fill(48) }, "refused", false],
    ["without a user handle", { userHandle: undefined }, "accepted", true],
    ["of another type", { top: { type: "x" } }, "not read", false]
  ])("%s", async (_, odd, expected, elsewhere) => {
    const given = assertion(challenge, es, userId, odd)
    assert.strictEqual(verdict(use(given, [credential])), expected)
    assert.strictEqual(await useElsewhere(given, credential), elsewhere)
  })

  it.each([
    ["that can be copied since", { flags: 0x0d }],
    ["of another user", { userHandle: "somebody" }]
  ])("%s is refused", (_, odd) => {
    assert.strictEqual(use(assertion(challenge, es, userId, odd), [credential]), "refused")
  })

  it("counts up, and never down", () => {
    const counts = [5, 3, 5, 0, 6].map((count) => {
      const result = use(assertion(challenge, es, userId, { count }), [{ ...credential, signCount: 4 }])
      return typeof result === "string" ? result : result.signCount
    })
    assert.deepStrictEqual(counts, [5, 4, 5, 4, 6])
  })

  it("needs a credential that the user has, and that was asked for", () => {
    const given = assertion(challenge, es, userId)
    const other = { ...credential, id: "AAAA" }
    assert.strictEqual(use(given, []), "refused")
    assert.strictEqual(use(given, [other]), "refused")
    assert.strictEqual(verdict(use(given, [credential, other], { ...signIn, allowed: [credential.id] })), "accepted")
    assert.strictEqual(use(given, [credential, other], { ...signIn, allowed: ["AAAA"] }), "refused")
    assert.strictEqual(use(given, [credential], { ...signIn, allowed: [credential.id, "BBBB"] }), "refused")
    assert.strictEqual(use(given, [credential], { ...signIn, userId: "somebody" }), "refused")
  })

  it("is accepted with bytes behind its signature, and for a party of zeros, as the server does", () => {
    const longer = assertion(challenge, es, userId, { signature: (right) => Uint8Array.of(...right, 0) })
    assert.strictEqual(verdict(use(longer, [credential])), "accepted")
  })
})

describe("a ceremony", () => {
  it.each([registration, signIn, { ...signIn, userId, allowed: ["AAAA", "-_-_"] }])("is read back: %o", (ceremony) => {
    assert.deepStrictEqual(readCeremony(writeCeremony(ceremony)), ceremony)
  })
})
