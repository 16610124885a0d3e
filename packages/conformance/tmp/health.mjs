import { spawn } from "node:child_process"
import http from "node:http"
import { Token } from "@gotrue-effect/emulator"
const bin = process.argv[2]
process.env.GOTRUE_URI_ALLOW_LIST = "https://*-*-*.vercel.app/**"
const run = async (port) => { const child = spawn("nice", ["-n","-15",process.execPath, bin, "--port", String(port)], { stdio: ["ignore", "pipe", "inherit"] }); await new Promise(r => child.stdout.once("data", r)); return { child, url: `http://127.0.0.1:${port}` } }
const agent = new http.Agent({ keepAlive: true })
const get = (url, init = {}) => new Promise((res) => { const t = performance.now(); const q = http.request(url, { agent: init.fresh ? undefined : agent, ...init }, (r) => { let n = 0; r.on("data", (d) => n += d.length); r.on("end", () => res([r.statusCode, performance.now() - t])) }); q.on("error", (e) => res([e.code, performance.now() - t])); q.end(init.body) })
const auth = { authorization: `Bearer ${Token.adminKey()}`, "content-type": "application/json" }
const h53 = "abcdefghijklmnopqrstuvABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".slice(0, 53)
const attacks = {
  "none": [async () => {}, async (u) => { await new Promise(r => setTimeout(r, 500)) }],
  "filter %a%b 2000": [async (u) => { for (let i = 0; i < 5; i++) await get(u + "/admin/users", { method: "POST", headers: auth, body: JSON.stringify({ email: `x${i}@b.co`, user_metadata: { full_name: "a".repeat(2000) } }) }) }, (u) => get(u + "/admin/users?filter=" + encodeURIComponent("%a".repeat(40) + "%b"), { headers: auth })],
  "redirect 8KB": [async () => {}, (u) => get(`${u}/verify?token=x&type=signup&redirect_to=${encodeURIComponent("https://" + "a-".repeat(4000) + "a.vercel.app2/")}`)],
  "redirect 500KB": [async () => {}, (u) => get(`${u}/verify?token=x&type=signup&redirect_to=${encodeURIComponent("https://" + "a-".repeat(250000) + "a.vercel.app2/")}`)],
  "redirect 900KB": [async () => {}, (u) => get(`${u}/verify?token=x&type=signup&redirect_to=${encodeURIComponent("https://" + "a-".repeat(450000) + "a.vercel.app2/")}`)],
}
for (const [name, hash] of Object.entries({ "bcrypt 12": "$2b$12$" + h53, "bcrypt 31": "$2b$31$" + h53, "argon2 1GB": "$argon2id$v=19$m=1048576,t=20,p=16$c29tZXNhbHQ$" + "A".repeat(43) }))
  attacks[name] = [(u) => get(u + "/admin/users", { method: "POST", headers: auth, body: JSON.stringify({ email: "a@b.co", email_confirm: true, password_hash: hash }) }), (u) => get(u + "/token?grant_type=password", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ email: "a@b.co", password: "x" }) })]
attacks["fault path"] = [async (u) => { await get(u + "/emulator/faults", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ kind: "error", status: 500, path: "/" + "*a".repeat(2000) }) }) }, (u) => get(u + "/" + "a".repeat(8000), { headers: auth })]
let port = 9640
for (const [name, [before, attack]] of Object.entries(attacks)) {
  const { child, url } = await run(port++)
  await before(url)
  for (let i = 0; i < 30; i++) await get(url + "/health")
  let going = true
  const many = Array.from({ length: 3 }, () => attack(url).catch((e) => e))
  const done = Promise.race([Promise.all(many), new Promise(r => setTimeout(() => r("still running"), 4000))]).then((x) => { going = false; return x })
  const times = []
  while (going) { const [, ms] = await get(url + "/health"); times.push(ms); await new Promise(r => setTimeout(r, 5)) }
  times.sort((a, b) => b - a)
  console.log(name.padEnd(18), "health", times.length, "max", times[0]?.toFixed(0), "second", times[1]?.toFixed(0), "median", times[times.length >> 1]?.toFixed(1), JSON.stringify(await done).slice(0, 120))
  child.kill("SIGKILL")
}
process.exit()
