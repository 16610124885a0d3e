import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { HttpClient, HttpClientRequest, HttpBody } from "@effect/platform"
import { Effect, ManagedRuntime } from "effect"
const rt=ManagedRuntime.make(NodeHttpClient.layerUndici)
const client=await rt.runPromise(HttpClient.HttpClient)
const req=HttpClientRequest.make("GET")("http://127.0.0.1:9777/admin/users/7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90",{headers:{apikey:"x",authorization:"Bearer x"}})
const call=Effect.flatMap(client.execute(req),r=>Effect.map(r.text,t=>JSON.parse(t)))
const nt=Effect.locally(call,HttpClient.currentTracerDisabledWhen,()=>true)
const N=2000
for(const [k,c] of [["platform",call],["platform, tracer off",nt]]){await rt.runPromise(Effect.repeatN(c,1500));const a=[];for(let r=0;r<7;r++){const t=process.cpuUsage();await rt.runPromise(Effect.repeatN(c,N-1));const u=process.cpuUsage(t);a.push((u.user+u.system)/N)}a.sort((x,y)=>x-y);console.log(k,a[3].toFixed(0))}
process.exit()
