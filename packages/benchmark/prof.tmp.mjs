import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { HttpClient, HttpClientRequest } from "@effect/platform"
import { GoTrueAdmin } from "@gotrue-effect/admin"
import { Effect, Layer, ManagedRuntime } from "effect"
import { GoTrueAdminApi } from "@supabase/auth-js"
import { request } from "undici"
const target={url:"http://127.0.0.1:9777",key:"a.b.c"}
const id="7b0e4a52-0b5d-4b5e-9a53-2f1c4b6d8e90"
const mk=async o=>{const rt=ManagedRuntime.make(GoTrueAdmin.layer({...target,...o}).pipe(Layer.provideMerge(NodeHttpClient.layerUndici)));return [rt,await rt.runPromise(GoTrueAdmin.GoTrueAdmin)]}
const [rt,admin]=await mk({}); const [rt2,admin2]=await mk({timeout:Infinity}); 
const client=await rt.runPromise(HttpClient.HttpClient)
const req=HttpClientRequest.make("GET")(target.url+"/admin/users/"+id,{headers:{apikey:"x",authorization:"Bearer x"}})
const plat=Effect.locally(Effect.flatMap(client.execute(req),r=>Effect.map(r.text,t=>JSON.parse(t))),HttpClient.currentTracerDisabledWhen,()=>true)
const api=new GoTrueAdminApi({url:target.url,headers:{apikey:"x",Authorization:"Bearer x"}})
const raw=async(signal)=>{const {body}=await request(target.url+"/admin/users/"+id,{signal,headers:{apikey:"x",authorization:"Bearer x","x-supabase-api-version":"2024-01-01"}});return JSON.parse(await body.text())}
const N=Number(process.env.N??700)
const eff=(rt,e)=>n=>rt.runPromise(Effect.repeatN(e,n-1))
const cases={ours:eff(rt,Effect.suspend(()=>admin.getUserById(id))),notimeout:eff(rt2,Effect.suspend(()=>admin2.getUserById(id))),platform:eff(rt,plat),authjs:async n=>{for(let i=0;i<n;i++)await api.getUserById(id)},raw:async n=>{for(let i=0;i<n;i++)await raw()},rawsignal:async n=>{for(let i=0;i<n;i++){const c=new AbortController();await raw(c.signal)}}}
const only=process.env.ONLY?.split(",")??Object.keys(cases)
for(const k of only)await cases[k](1000)
const res={}
for(let r=0;r<11;r++)for(const k of r%2?only:[...only].reverse()){const t=process.cpuUsage();await cases[k](N);const u=process.cpuUsage(t);(res[k]??=[]).push((u.user+u.system)/N)}
for(const k of only){res[k].sort((a,b)=>a-b);console.log(k.padEnd(12),res[k][5].toFixed(0), res[k][1].toFixed(0))}
process.exit()
