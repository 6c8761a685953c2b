// Series calls over windows of one dataset as a chart asks for them; one JSON line.
// Usage: node bench/series_latency.mjs URL DATASET COLUMN [calls=200] [points=2000]
const [base, dataset, column, calls = '200', points = '2000'] = process.argv.slice(2);

async function series(query) {
  const began = performance.now();
  const answer = await fetch(`${base}/api/datasets/${dataset}/series?${new URLSearchParams({ columns: column, points, ...query })}`);
  const body = await answer.json();
  if (answer.status !== 200) throw new Error(JSON.stringify(body));
  return { millis: performance.now() - began, body };
}

async function measured(name, query) {
  const millis = [];
  let buckets = 0;
  for (let i = 0; i < Number(calls); i++) {
    const { millis: took, body } = await series(query(i));
    millis.push(took);
    buckets = Math.max(buckets, (body.columns[0].buckets ?? body.columns[0].points).length);
  }
  millis.sort((a, b) => a - b);
  const quantile = (q) => Math.round(millis[Math.min(millis.length - 1, Math.floor(q * millis.length))] * 10) / 10;
  console.log(JSON.stringify({ bench: 'series-latency', window: name, calls: millis.length, values: buckets,
    p50Millis: quantile(0.5), p95Millis: quantile(0.95) }));
}

const first = await series({});
console.log(JSON.stringify({ bench: 'series-latency', window: 'first call', rows: first.body.rows,
  values: first.body.columns[0].buckets.length, millis: Math.round(first.millis) }));
for (let i = 0; i < 30; i++) await series({});
await measured('whole', () => ({}));
// on a time axis windows are told to the millisecond
const { from, to } = first.body.extent;
const timed = typeof from === 'string';
const [start, end] = timed ? [Date.parse(from), Date.parse(to)] : [from, to];
const text = (at) => (timed ? new Date(at).toISOString() : String(at));
const within = (share) => () => {
  const at = start + Math.random() * (1 - share) * (end - start);
  return { from: text(at), to: text(at + share * (end - start)) };
};
await measured('a half', within(0.5));
await measured('a tenth', within(0.1));
await measured('a thousandth', within(0.001));
