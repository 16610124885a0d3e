import { respond } from "../../respond.mjs"

export const runtime = "edge"

export default async function Page({ searchParams }) {
  // A promise since Next.js 15.
  return <p>{await respond(`/?${new URLSearchParams(await searchParams)}`)}</p>
}
