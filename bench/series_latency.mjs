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
    buckets = body.columns[0].buckets?.length ?? body.columns[0].points.length;
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
// the axis of such a dataset is a number, so windows are arithmetic
if (typeof first.body.extent.from === 'number') {
  const { from, to } = first.body.extent;
  const within = (share) => () => {
    const start = from + Math.random() * (1 - share) * (to - from);
    return { from: String(start), to: String(start + share * (to - from)) };
  };
  await measured('a half', within(0.5));
  await measured('a tenth', within(0.1));
  await measured('a thousandth', within(0.001));
}
