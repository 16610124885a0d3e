/** What a call costs in relation to auth-js, as a picture. */
import type { Record } from "./record.js"

const width = 760
const left = 190
const right = 70
const line = 34
const top = 46

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")

/** Costs only: of more calls in a second, more is better. */
const isCost = ({ peer, unit }: Record): boolean => peer !== null && (unit === "µs" || unit === "ms")

const text = (x: number, y: number, words: string, anchor = "start", fill = "#333"): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="${fill}">${escape(words)}</text>`

/** For each row a bar as long as our share of the peer's cost, and a mark where the floor lies. */
export const draw = (records: ReadonlyArray<Record>): string => {
  const rows = records.filter(isCost)
  const longest = Math.max(1, ...rows.map(({ ratio }) => ratio ?? 0))
  const at = (ratio: number): number => left + (ratio / longest) * (width - left - right)
  const height = top + rows.length * line + 40
  const bars = rows.map(({ floor, id, peer, ratio }, index) => {
    const share = ratio ?? 0
    const y = top + index * line
    const mark =
      floor === undefined || peer === null
        ? ""
        : `<rect x="${(at(floor / peer) - 1.5).toFixed(1)}" y="${y - 2}" width="3" height="22" fill="#333"/>`
    return [
      text(left - 10, y + 13, id, "end"),
      `<rect x="${left}" y="${y}" width="${(at(share) - left).toFixed(1)}" height="18" fill="${share <= 1 ? "#3b7f5c" : "#b8683c"}"/>`,
      mark,
      text(at(share) + 6, y + 13, `${Math.round(share * 100)}%`)
    ].join("")
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    text(left, 20, "CPU time in relation to the peer (100%); the black mark is the floor"),
    ...bars,
    `<line x1="${at(1).toFixed(1)}" y1="${top - 12}" x2="${at(1).toFixed(1)}" y2="${height - 28}" stroke="#333" stroke-dasharray="4 3"/>`,
    text(at(1), height - 12, "peer", "middle"),
    "</svg>",
    ""
  ].join("\n")
}
