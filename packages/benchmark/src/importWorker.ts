/** What it costs to import a module for the first time, after others: processor time, in milliseconds. */
const [wanted = "", ...before] = process.argv.slice(2)

for (const specifier of before) await import(specifier)
// What those left to the compiler and the collector is theirs: it runs on in other threads for a while.
if (before.length > 0) await new Promise((resolve) => setTimeout(resolve, 300))
const start = process.cpuUsage()
if (wanted !== "") await import(wanted)
const { system, user } = process.cpuUsage(start)
process.send?.((user + system) / 1_000)
process.disconnect?.()
