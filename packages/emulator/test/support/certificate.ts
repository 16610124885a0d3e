/** A certificate that vouches for itself, for 127.0.0.1. */
import { generateKeyPairSync, sign } from "node:crypto"

const der = (tag: number, ...parts: ReadonlyArray<Uint8Array>): Buffer => {
  const content = Buffer.concat(parts)
  const size = content.length
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}

const sequence = (...parts: ReadonlyArray<Uint8Array>) => der(0x30, ...parts)
const object = (hex: string) => der(0x06, Buffer.from(hex, "hex"))
const text = (value: string) => Buffer.from(value)

const ecdsaWithSha256 = sequence(object("2a8648ce3d040302"))
const name = sequence(der(0x31, sequence(object("550403"), der(0x0c, text("127.0.0.1")))))
const validity = sequence(der(0x17, text("200101000000Z")), der(0x17, text("490101000000Z")))
const alternativeNames = sequence(
  object("551d11"),
  der(0x04, sequence(der(0x87, Uint8Array.of(127, 0, 0, 1)), der(0x82, text("localhost"))))
)

const pem = (label: string, bytes: Uint8Array): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(bytes)
    .toString("base64")
    .replace(/.{1,64}/g, "$&\n")}-----END ${label}-----\n`

export const makeCertificate = (): { readonly cert: string; readonly key: string } => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
  const signed = sequence(
    der(0xa0, der(0x02, Uint8Array.of(2))),
    der(0x02, Uint8Array.of(1)),
    ecdsaWithSha256,
    name,
    validity,
    name,
    publicKey.export({ format: "der", type: "spki" }),
    der(0xa3, sequence(alternativeNames))
  )
  const signature = der(0x03, Uint8Array.of(0), sign("sha256", signed, privateKey))
  const key = privateKey.export({ format: "der", type: "pkcs8" })
  return { cert: pem("CERTIFICATE", sequence(signed, ecdsaWithSha256, signature)), key: pem("PRIVATE KEY", key) }
}
