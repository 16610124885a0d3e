/** What it costs to import a module for the first time, after others: processor time, in milliseconds. */
const [wanted = "", ...before] = process.argv.slice(2)

for (const specifier of before) await import(specifier)
const start = process.cpuUsage()
if (wanted !== "") await import(wanted)
const { system, user } = process.cpuUsage(start)
process.send?.((user + system) / 1_000)
process.disconnect?.()
