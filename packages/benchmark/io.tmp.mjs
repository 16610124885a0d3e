import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { HttpClient, HttpClientRequest } from "@effect/platform"
import { Effect, ManagedRuntime } from "effect"
import { GoTrueAdminApi } from "@supabase/auth-js"
import { request } from "undici"
const D="/tmp/w/core/packages/admin/dist/esm/"
const I=await import(D+"internal/interpreter.js"); const C=await import(D+"internal/contract.js"); const {users}=await import(D+"endpoints/users.js"); const {users:cu}=await import(D+"contracts/users.js"); 
const S=await import(D+"internal/httpClientSend.js"); const R=await import(D+"internal/retry.js")
const id="7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90"
const url="http://127.0.0.1:9777"
const rt=ManagedRuntime.make(NodeHttpClient.layerUndici); const client=await rt.runPromise(HttpClient.HttpClient)
const req=HttpClientRequest.make("GET")(url+"/admin/users/"+id,{headers:{apikey:"x",authorization:"Bearer x"}})
const plat=Effect.locally(Effect.flatMap(client.execute(req),r=>Effect.map(r.text,t=>JSON.parse(t))),HttpClient.currentTracerDisabledWhen,()=>true)
const rawSend=(q)=>Effect.async((resume,signal)=>{request(q.url,{method:q.method,headers:q.headers,signal}).then(async r=>resume(Effect.succeed({status:r.statusCode,headers:r.headers,text:await r.body.text()})))})
const rawSendNoSig=(q)=>Effect.async((resume)=>{request(q.url,{method:q.method,headers:q.headers}).then(async r=>resume(Effect.succeed({status:r.statusCode,headers:r.headers,text:await r.body.text()})))})
const base={send:rawSend,baseUrl:new URL(url),headers:{apikey:"x",authorization:"Bearer x"},secrets:["x"],timeoutMillis:Infinity,retry:R.policy(R.defaultSchedule,30000)}
const mk=o=>{const f=I.make(users.getUserById,C.face(users.getUserById,cu.getUserById),{...base,...o});return Effect.suspend(()=>f(id))}
const eff=(e)=>n=>rt.runPromise(Effect.repeatN(e,n-1))
const api=new GoTrueAdminApi({url,headers:{apikey:"x",Authorization:"Bearer x"}})
const raw=async(signal)=>{const {body}=await request(url+"/admin/users/"+id,{signal,headers:{apikey:"x",authorization:"Bearer x","x-supabase-api-version":"2024-01-01"}});return JSON.parse(await body.text())}
import {Scope,Context,FiberRef,Runtime} from "effect"
import {FetchHttpClient,Headers} from "@effect/platform"
const wclient=HttpClient.withScope(client)
const platScoped=Effect.locally(Effect.flatMap(Scope.make(),sc=>Effect.provideService(Effect.flatMap(wclient.execute(req),r=>Effect.map(r.text,t=>JSON.parse(t))),Scope.Scope,sc)),HttpClient.currentTracerDisabledWhen,()=>true)
const direct=Effect.withFiberRuntime(f=>client.postprocess(Effect.succeed(req))).pipe(Effect.flatMap(r=>Effect.map(r.text,t=>JSON.parse(t))))
const off=()=>true
const none=()=>Effect.void
const settings=["apikey","authorization"]
const aside=(e)=>Effect.withFiberRuntime(fiber=>Effect.async(resume=>{
 const rtm=Runtime.make({context:fiber.currentContext,fiberRefs:fiber.getFiberRefs(),runtimeFlags:Runtime.defaultRuntimeFlags})
 const child=Runtime.runFork(rtm)(e)
 const t=setTimeout(()=>{},30000)
 child.addObserver(x=>{clearTimeout(t);resume(x)})
}))
const asidePlat=aside(Effect.zipRight(FiberRef.set(HttpClient.currentTracerDisabledWhen,off),Effect.flatMap(client.execute(req),r=>Effect.map(r.text,t=>JSON.parse(t)))))
const asideScoped=aside(Effect.withFiberRuntime(fiber=>{fiber.setFiberRef(HttpClient.currentTracerDisabledWhen,off);fiber.setFiberRef(FiberRef.currentContext,Context.add(fiber.currentContext,Scope.Scope,Effect.runSync(Scope.make())));return Effect.flatMap(wclient.execute(req),r=>Effect.map(r.text,t=>JSON.parse(t)))}))
const send=S.make(client,{secretHeaders:["apikey","authorization","cookie","x-api-key"]})
const cases={raw:async n=>{for(let i=0;i<n;i++)await raw()},rawEff:eff(Effect.suspend(()=>rawSendNoSig({url:url+"/admin/users/"+id,method:"GET",headers:base.headers}))),rawsigEff:eff(Effect.suspend(()=>rawSend({url:url+"/admin/users/"+id,method:"GET",headers:base.headers}))),interpRaw:eff(mk({})),platform:eff(plat),platScoped:eff(platScoped),asidePlat:eff(asidePlat),asideScoped:eff(asideScoped),platSend:eff(Effect.suspend(()=>send({url:url+"/admin/users/"+id,method:"GET",headers:base.headers,timeoutMillis:30000}))),interpPlat:eff(mk({send})),interpPlatNR:eff(mk({send,retry:undefined})),authjs:async n=>{for(let i=0;i<n;i++)await api.getUserById(id)}}
const N=Number(process.env.N??500)
const only=process.env.ONLY?.split(",")??Object.keys(cases)
for(const k of only)await cases[k](800)
const res={}
for(let r=0;r<11;r++)for(const k of r%2?only:[...only].reverse()){const t=process.cpuUsage();await cases[k](N);const u=process.cpuUsage(t);(res[k]??=[]).push((u.user+u.system)/N)}
for(const k of only){res[k].sort((a,b)=>a-b);console.log(k.padEnd(12),res[k][5].toFixed(0), res[k][1].toFixed(0))}
process.exit()
