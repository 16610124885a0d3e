/** RSA keys out of an emulator's own randomness: the same seed makes the same key. */
import { invert, pow } from "@noble/curves/abstract/modular.js"
import type { Randomness } from "./random.js"
import type { RsaPrivateKey } from "./rsa.js"
import { readInteger } from "./rsa.js"

const sieve = (limit: number): ReadonlyArray<bigint> => {
  const composite = new Uint8Array(limit)
  const primes: Array<bigint> = []
  for (let n = 2; n < limit; n++) {
    if (composite[n] === 1) continue
    primes.push(BigInt(n))
    for (let multiple = n * n; multiple < limit; multiple += n) composite[multiple] = 1
  }
  return primes
}

/** Whoever is divisible by none of these is worth a real test. */
const small = sieve(2000)

/** Of numbers of a thousand bits that are drawn at random, next to none that is no prime passes with so many bases. */
const bases = small.slice(0, 8)

/** Miller and Rabin's test. */
const isPrime = (n: bigint): boolean => {
  if (small.some((prime) => n % prime === 0n)) return false
  let odd = n - 1n
  let halvings = 0
  while ((odd & 1n) === 0n) {
    odd >>= 1n
    halvings++
  }
  return bases.every((base) => {
    let power = pow(base, odd, n)
    if (power === 1n) return true
    for (let i = 0; i < halvings; i++) {
      if (power === n - 1n) return true
      power = (power * power) % n
    }
    return false
  })
}

const exponent = 65_537n

/** A prime whose two highest bits are set: the product of two of them has twice as many bits. */
const drawPrime = (bytes: number, random: Randomness): bigint => {
  const drawn = random.bytes(bytes)
  drawn[0] = (drawn[0] ?? 0) | 0xc0
  let candidate = readInteger(drawn) | 1n
  while ((candidate - 1n) % exponent === 0n || !isPrime(candidate)) candidate += 2n
  return candidate
}

/** A key of 2048 bits. It takes some tenths of a second. */
export const makeRsaKey = (random: Randomness): Required<RsaPrivateKey> => {
  const [p, q] = [drawPrime(128, random), drawPrime(128, random)]
  const d = invert(exponent, (p - 1n) * (q - 1n))
  return {
    n: p * q,
    e: exponent,
    d,
    factors: { p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: invert(q, p) }
  }
}
