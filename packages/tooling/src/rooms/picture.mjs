import { dirname } from "node:path"
import { circles } from "./circles.mjs"

/** Rooms from the ground up: next comes the one that imports least of those that are left, and is imported most. */
const floorsOf = (weights) => {
  const left = new Set(weights.keys())
  const order = []
  const weigh = (room) => {
    let balance = 0
    for (const other of left) balance += (weights.get(room).get(other) ?? 0) - (weights.get(other).get(room) ?? 0)
    const needs = [...left].some((other) => weights.get(room).has(other))
    return needs ? balance : Number.NEGATIVE_INFINITY
  }
  while (left.size > 0) {
    const [lowest] = [...left].map((room) => [room, weigh(room)]).sort(([, a], [, b]) => a - b)[0]
    left.delete(lowest)
    order.push(lowest)
  }
  const floors = new Map()
  for (const room of order) {
    const below = [...weights.get(room).keys()].map((other) => floors.get(other) ?? 0)
    floors.set(room, Math.max(0, ...below) + 1)
  }
  return { order, floors }
}

/**
 * A package as text: its rooms from the top floor down with how many files they hold, the circles, and the imports that
 * run upwards. A room is a folder; a module at the top of src, where what is public lies, is a room of its own.
 */
export const picture = (folder, imports) => {
  const top = `${folder}/src`
  const inside = [...imports.keys()].filter((file) => file.startsWith(`${top}/`))
  const roomOf = (file) => (dirname(file) === top ? file : dirname(file)).slice(top.length + 1)
  const sizes = new Map()
  const weights = new Map()
  for (const file of inside) {
    const room = roomOf(file)
    sizes.set(room, (sizes.get(room) ?? 0) + 1)
    if (!weights.has(room)) weights.set(room, new Map())
    for (const to of imports.get(file)) {
      if (!to.startsWith(`${top}/`) || roomOf(to) === room) continue
      weights.get(room).set(roomOf(to), (weights.get(room).get(roomOf(to)) ?? 0) + 1)
    }
  }
  const { floors, order } = floorsOf(weights)
  const upwards = inside.flatMap((file) =>
    [...imports.get(file)]
      .filter((to) => to.startsWith(`${top}/`) && order.indexOf(roomOf(to)) > order.indexOf(roomOf(file)))
      .map((to) => `${file.slice(top.length + 1)} -> ${to.slice(top.length + 1)}`)
  )
  const found = circles(new Map(inside.map((file) => [file, imports.get(file)])))
  const folders = new Set(inside.map(dirname)).size
  const highest = Math.max(0, ...floors.values())
  const rows = Array.from({ length: highest }, (_, i) => highest - i).map((floor) => {
    const rooms = [...sizes].filter(([room]) => floors.get(room) === floor)
    const written = rooms.map(([room, size]) => (/\.[cm]?[jt]sx?$/.test(room) ? room : `${room}/ ${size}`))
    return `  floor ${String(floor).padStart(2)}  ${written.join(", ")}`
  })
  return [
    `${folder}: ${inside.length} files in ${folders} folders, ${found.length} circles, ${upwards.length} imports upwards`,
    ...rows,
    ...found.map((circle) => `  circle  ${circle.map((file) => file.slice(top.length + 1)).join(", ")}`),
    ...upwards.map((arrow) => `  upwards  ${arrow}`)
  ].join("\n")
}
