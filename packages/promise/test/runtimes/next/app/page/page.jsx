import { answer } from "../../answer.mjs"

export const runtime = "edge"

export default async function Page({ searchParams }) {
  // A promise since Next.js 15.
  return <p>{await answer(`/?${new URLSearchParams(await searchParams)}`)}</p>
}
