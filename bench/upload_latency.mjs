// POST of a small file with one rolling mean, until a WebSocket client sees the last run COMPLETED; one JSON line.
// Usage: node --experimental-websocket bench/upload_latency.mjs [http://localhost:8080] [uploads=200] [warm-up=100]
const [base = 'http://localhost:8080', uploads = '200', warmUp = '100'] = process.argv.slice(2);
const ROWS = 1000;
const COLUMNS = 6;

const completed = new Map(); // run -> when its completion was seen
const waiting = new Map(); // run -> who waits for it
const socket = new WebSocket(base.replace('http', 'ws') + '/api/events');
socket.addEventListener('message', (message) => {
  const { type, data } = JSON.parse(message.data);
  if (type === 'run.failed.v1') throw new Error(`${data.runId}: ${data.message}`);
  if (type !== 'run.completed.v1') return;
  completed.set(data.runId, performance.now());
  waiting.get(data.runId)?.();
});
await new Promise((opened) => socket.addEventListener('open', opened));
socket.send(JSON.stringify({ op: 'subscribe', topic: 'runs' }));

/** A file that nobody has uploaded before, so that nothing is reused. */
function file() {
  const lines = [['time', ...Array.from({ length: COLUMNS - 1 }, (_, i) => `c${i} (V)`)].join(',')];
  const start = Date.UTC(2024, 0, 1);
  for (let row = 0; row < ROWS; row++) {
    const cells = Array.from({ length: COLUMNS - 1 }, () => (Math.random() * 10).toFixed(5));
    lines.push([new Date(start + row * 100).toISOString(), ...cells].join(','));
  }
  return lines.join('\n') + '\n';
}

async function once() {
  const form = new FormData();
  form.append('process', JSON.stringify([{ processor: 'rolling-mean', parameters: { window: 25 } }]));
  form.append('file', new Blob([file()]), `made-${crypto.randomUUID()}.csv`);
  const began = performance.now();
  const answer = await fetch(base + '/api/datasets', { method: 'POST', body: form });
  if (answer.status !== 202) throw new Error(await answer.text());
  const { runs } = await answer.json();
  const last = runs.at(-1).id;
  if (!completed.has(last)) await new Promise((seen) => waiting.set(last, seen));
  return completed.get(last) - began;
}

const millis = [];
for (let i = 0; i < Number(warmUp); i++) await once();
for (let i = 0; i < Number(uploads); i++) millis.push(await once());
millis.sort((a, b) => a - b);
const quantile = (q) => Math.round(millis[Math.min(millis.length - 1, Math.floor(q * millis.length))] * 10) / 10;
console.log(JSON.stringify({
  bench: 'upload-latency', rows: ROWS, columns: COLUMNS, uploads: millis.length,
  p50Millis: quantile(0.5), p95Millis: quantile(0.95), maxMillis: quantile(1),
}));
socket.close();
