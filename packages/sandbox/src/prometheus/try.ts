import { startSandbox } from '/work/main/packages/sandbox/src';
(async () => {
  for (const prometheus of ['own','auto'] as const) {
  const t=Date.now();
  const s = await startSandbox({ ports: {kubernetes:0,argocd:0,prometheus:0,alertmanager:0,git:0,control:0} as any, prometheus } as any);
  console.log(prometheus, 'start', Date.now()-t, 'ms');
  for (let i=0;i<9;i++) {
    await new Promise(r=>setTimeout(r,5000));
    const c0=process.cpuUsage(); const a=Date.now();
    const r = await (await fetch(s.urls.prometheus+'/api/v1/query',{method:'POST',body:new URLSearchParams({query:'sum by (namespace) (rate(http_requests_total[5m])) or count(up)'})})).json();
    const b=Date.now(); const m = await (await fetch(s.urls.prometheus+'/metrics')).text(); 
    console.log(b-a,'ms query', Date.now()-b,'ms metrics', m.split('\n').length,'lines', JSON.stringify(r.data?.result?.map((x:any)=>[x.metric.namespace,x.value[1]])), Math.round(process.memoryUsage().rss/1e6)+'MB');
  }
  await s.stop();
  }
})().catch(e=>{console.error(e);process.exit(1)});
