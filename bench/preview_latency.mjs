// Previews of a processor over random windows of a dataset, from request to answer; one JSON line.
// Usage: node bench/preview_latency.mjs URL DATASET COLUMN [rows=200000] [calls=200] [processor=rolling-mean] [parameters, as JSON, instead of random ones]
const [base, dataset, column, rows = '200000', calls = '200', processor = 'rolling-mean', fixed] = process.argv.slice(2);
/** What a slider would ask for, always something else. */
const tried = {
  'rolling-mean': () => ({ window: 5 + Math.floor(Math.random() * 500) }),
  'peak-detection': () => ({ prominence: `${1 + Math.floor(Math.random() * 100) / 10} sigma` }),
};

async function call(path, body) {
  const answer = await fetch(base + path, body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const json = await answer.json();
  if (!answer.ok) throw new Error(JSON.stringify(json));
  return json;
}

const { rows: all } = await call(`/api/datasets/${dataset}`);
const { axis } = await call(`/api/datasets/${dataset}/series?points=1`);
/** The place of a row on the axis. */
const place = async (row) => {
  if (axis.type === 'row') return String(row);
  const { rows: [cells], columns: [{ name }] } = await call(`/api/datasets/${dataset}/rows?${new URLSearchParams({ offset: row, limit: 1, columns: axis.name })}`);
  return name === axis.name ? String(cells[0]) : undefined;
};

const millis = [];
for (let i = -20; i < Number(calls); i++) {
  const first = Math.floor(Math.random() * (all - Number(rows)));
  const [from, to] = [await place(first), await place(first + Number(rows) - 1)];
  const parameters = { ...(fixed ? JSON.parse(fixed) : tried[processor]()), columns: [column] };
  const began = performance.now();
  const { window } = await call(`/api/processors/${processor}/preview`, { datasetId: dataset, parameters, from, to });
  if (i >= 0) millis.push(performance.now() - began);
  if (window && window.toRow - window.fromRow < Number(rows)) throw new Error(`a window of ${window.toRow - window.fromRow} rows`);
}
millis.sort((a, b) => a - b);
const quantile = (q) => Math.round(millis[Math.min(millis.length - 1, Math.floor(q * millis.length))] * 10) / 10;
console.log(JSON.stringify({ bench: 'preview-latency', processor, windowRows: Number(rows), calls: millis.length,
  p50Millis: quantile(0.5), p95Millis: quantile(0.95), maxMillis: quantile(1) }));
