import { Effect } from "effect"
const D="/tmp/w/core/packages/admin/dist/esm/"
const I=await import(D+"internal/interpreter.js"); const C=await import(D+"internal/contract.js"); const {users}=await import(D+"endpoints/users.js"); const {users:cu}=await import(D+"contracts/users.js"); const Dl=await import(D+"internal/deadline.js")
const O=await import(D+"internal/observe.js"); const R=await import(D+"internal/retry.js")
const text=await (await fetch("http://127.0.0.1:9777/")).text()
const id="7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90"
const answer={status:200,headers:{},text}
const sched=R.policy(R.defaultSchedule,30000)
const base={send:()=>Effect.succeed(answer),baseUrl:new URL("http://x.y"),headers:{apikey:"x"},secrets:["x"],timeoutMillis:Infinity,retry:sched}
const asyncSend=()=>Effect.async(r=>{setImmediate(()=>r(Effect.succeed(answer)))})
const mk=o=>I.make(users.getUserById,C.face(users.getUserById,cu.getUserById),{...base,...o})
const a=mk({}),b=mk({timeoutMillis:30000}),c=mk({retry:undefined}),d=mk({send:asyncSend}),e=mk({send:asyncSend,timeoutMillis:30000})
const is=users.getUserById.answer
const face=C.face(users.getUserById,cu.getUserById)
const cases={parse:Effect.sync(()=>JSON.parse(text)),accept:Effect.sync(()=>face.accept([id])),is:(v=>Effect.sync(()=>is(v)))(JSON.parse(text)),call:Effect.suspend(()=>a(id)),noretry:Effect.suspend(()=>c(id)),timeout:Effect.suspend(()=>b(id)),async:Effect.suspend(()=>d(id)),asynctimeout:Effect.suspend(()=>e(id)),justasync:Effect.suspend(asyncSend),within:Dl.within(Effect.suspend(asyncSend),30000,()=>1)}
const N=1500;const res={};const ks=process.env.ONLY?.split(",")??Object.keys(cases)
for(let r=0;r<9;r++)for(const k of ks){const t=process.cpuUsage();await Effect.runPromise(Effect.repeatN(cases[k],N-1));const u=process.cpuUsage(t);(res[k]??=[]).push((u.user+u.system)/N)}
for(const k of ks){const f=res[k][0];res[k].sort((a,b)=>a-b);console.log(k.padEnd(12),res[k][4].toFixed(1),"first",f.toFixed(1))}
process.exit()
