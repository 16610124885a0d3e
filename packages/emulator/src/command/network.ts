import { networkInterfaces } from "node:os"
import type { Address } from "../adapters/node/listening.js"
import { isEveryAddress } from "../control/access.js"

/** Where other devices of a network reach what listens on all addresses of this machine. */
export const networkUrls = ({ host, port, url }: Address): ReadonlyArray<string> =>
  isEveryAddress(host)
    ? Object.values(networkInterfaces())
        .flatMap((addresses) => addresses ?? [])
        .filter(({ family, internal }) => family === "IPv4" && !internal)
        .map(({ address }) => `${new URL(url).protocol}//${address}:${port}`)
    : []
