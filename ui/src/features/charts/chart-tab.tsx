import { Alert, Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState, type KeyboardEvent } from 'react';
import { useSearch } from '@/shared/address/use-search';
import { lineageQuery } from '@/shared/api/queries';
import { useMarks, useOfferedHands, type Marks } from '@/shared/marks/marks';
import type { Column, DatasetDetail } from '@/shared/api/types';
import { counted } from '@/shared/format/numbers';
import { Empty } from '@/shared/ui/empty';
import { Problem } from '@/shared/ui/problem';
import { changeAddress, readAddress, type ChartAddress } from './chart-address';
import type { ChartModel } from './chart-model';
import { chartModel } from './chart-model';
import { ChartPanels, panelCount, useSeriesColours } from './chart-panels';
import classes from './chart-tab.module.css';
import { ChartToolbar, PAN_STEP, ZOOM_STEP } from './chart-toolbar';
import { colourNumbers, curves, shownColumns } from './columns';
import { CurveChoice } from './curve-choice';
import { Overview } from './overview';
import { nearest } from './reading';
import { ReadingPanel } from './reading-panel';
import { relativesOf } from './relatives';
import { withDifference, type Compared } from './difference';
import { useChartData, usePoints, type ChartData, type Relative } from './use-chart-data';
import { useChartWindow } from './use-chart-window';
import { useWithPreview } from './use-preview';
import { centred, roomy } from './window';

/** Height below which a panel of its own says little, in CSS pixels. */
const LEAST_PANEL = 148;

type ChartTabProps = {
  dataset: DatasetDetail;
  /** two results of it to be drawn over it instead of those that the address names, and how they differ */
  compared?: Compared;
};

/** The curves of a dataset, as much of them as one wants to see. What is seen stands in the address. */
export function ChartTab({ dataset, compared }: ChartTabProps) {
  const all = useMemo(() => curves(dataset), [dataset]);
  if (dataset.rows === 0) return <Empty title="This dataset has no rows to draw" />;
  if (all.length === 0) {
    return (
      <Empty title="There is no column of numbers to draw">
        <p>Its columns hold text, truth values or times. The Data tab shows them as they are.</p>
      </Empty>
    );
  }
  return <Chart key={dataset.id} dataset={dataset} all={all} compared={compared} />;
}

type ChartProps = { dataset: DatasetDetail; all: Column[]; compared: Compared | undefined };

function Chart({ dataset, all, compared }: ChartProps) {
  const [search, setSearch] = useSearch();
  const address = useMemo(() => readAddress(search), [search]);
  const change = (to: Partial<ChartAddress>, entry: 'push' | 'replace' = 'replace') =>
    setSearch((now) => changeAddress(now, to), { replace: entry === 'replace', preventScrollReset: true });

  const lineage = useQuery(lineageQuery(dataset.id));
  const nodes = useMemo(() => lineage.data?.nodes ?? [], [lineage.data]);
  const relatives = useMemo(() => relativesOf(dataset.id, nodes), [dataset.id, nodes]);
  const overlays = compared ? compared.map(({ id, label }): Relative => ({ id, label, kin: 'descendant' })) : relatives.filter(({ id }) => address.overlays.includes(id));
  const shown = useMemo(() => shownColumns(all, address.columns), [all, address.columns]);
  const names = useMemo(() => shown.map(({ name }) => name), [shown]);

  const window = { id: dataset.id, from: address.from, to: address.to, points: usePoints() };
  const series = useChartData({
    ...window,
    label: dataset.name,
    columns: names,
    overlays,
    // An overlay of the address is known once the lineage is: asked before, the chart would be drawn twice.
    ready: compared !== undefined || address.overlays.length === 0 || !lineage.isPending,
  });
  const drawn = useMemo(() => (compared && series.data ? withDifference(series.data, compared, names) : series.data), [compared, series.data, names]);
  const { data, marks: triedMarks, words } = useWithPreview(drawn, { ...window, axis: dataset.axis });
  const told = useMarks();
  const marks = useMemo(() => (triedMarks ? [triedMarks] : told), [told, triedMarks]);
  const model = useMemo(() => (data ? chartModel(data.sources, names) : undefined), [data, names]);
  const colours = useSeriesColours();
  const numbers = useMemo(() => colourNumbers(all, shown, colours.length), [all, shown, colours]);
  const colourNumber = useCallback((column: string) => numbers.get(column) ?? 0, [numbers]);
  const colourOf = (column: string, tint = 0) => colours[(colourNumber(column) + tint) % colours.length] ?? 'transparent';

  return (
    <div className={classes.page}>
        {names.length === 0 ? (
          <div className={classes.main}>
            <Empty title="No column is chosen">
              <p>Choose what to draw from the list of columns.</p>
            </Empty>
          </div>
        ) : series.isPending ? (
          <Skeleton className={classes.main} height="60vh" radius="sm" role="status" aria-label="Loading the chart" />
        ) : series.isError && !data ? (
          <div className={classes.main}>
            <Problem title="Chart not loaded" error={series.error} onRetry={series.refetch}>
              {(address.from !== null || address.to !== null) && (
                <Button variant="default" onClick={() => change({ from: null, to: null })}>
                  Show the whole
                </Button>
              )}
            </Problem>
          </div>
        ) : model && data ? (
          <Drawn
            name={dataset.name}
            data={data}
            model={model}
            marks={marks}
            words={words}
            busy={series.isFetching}
            failure={series.isError ? series.error : undefined}
            address={address}
            change={change}
            colourNumber={colourNumber}
            colourOf={colourOf}
          />
        ) : null}
      <CurveChoice
        columns={all}
        shown={new Set(names)}
        colourOf={colourOf}
        onColumns={(columns) => change({ columns })}
        relatives={compared ? [] : relatives}
        overlays={address.overlays}
        onOverlays={(ids) => change({ overlays: ids })}
      />
    </div>
  );
}

type DrawnProps = {
  name: string;
  data: ChartData;
  model: ChartModel;
  marks: Marks[];
  /** what a trial finds, in words */
  words: string | undefined;
  busy: boolean;
  failure: unknown;
  address: ChartAddress;
  change: (to: Partial<ChartAddress>, entry?: 'push' | 'replace') => void;
  colourNumber: (column: string) => number;
  colourOf: (column: string, tint?: number) => string;
};

function Drawn({ name, data, model, marks, words, busy, failure, address, change, colourNumber, colourOf }: DrawnProps) {
  const [hovered, setHovered] = useState<number | null>(null);
  const [stepped, setStepped] = useState<number | null>(null);
  const self = data.sources.find(({ kin }) => kin === 'self')?.series;
  const { axis } = model;
  const ends = self && self.extent.from !== null && self.extent.to !== null ? [self.extent.from, self.extent.to] : undefined;
  const [first, last] = ends?.map(axis.place) ?? [];
  const view = useChartWindow({
    axis,
    extent: first === undefined || last === undefined ? undefined : [first, last],
    address,
    onChange: change,
  });
  const { range, whole } = view;
  useOfferedHands({
    centre: (x) => range && view.moveTo(centred(range, axis.place(x))),
    show: (from, to) => view.moveTo(roomy([axis.place(from), axis.place(to)], axis.leastSpan)),
  });
  if (!self || !range || !whole) return <Empty title="There is nothing to draw" />;

  const read = (place: number | null) => {
    setHovered(place);
    setStepped(null);
  };
  const step = (by: number) => {
    const places = model.lines.find((line) => line.kin === 'self')?.places ?? [];
    const at = nearest(places, stepped ?? hovered ?? (range[0] + range[1]) / 2);
    setStepped(places[Math.min(places.length - 1, Math.max(0, at + by))] ?? null);
  };
  const press = (event: KeyboardEvent) => {
    const deed = deedOf(event, { ...view, step });
    if (!deed || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    deed();
  };
  const empty = self.window.toRow <= self.window.fromRow;
  return (
    <>
      <section aria-label={`Chart of ${name}`} className={classes.main}>
        <ChartToolbar
          whole={range[0] <= whole[0] && range[1] >= whole[1]}
          busy={busy}
          summary={summaryOf(self.window.toRow - self.window.fromRow, self.rows, self.bucketRows)}
          onZoom={(factor) => view.zoom(factor)}
          onPan={view.pan}
          onReset={view.reset}
        />
        <Notes notices={[...(words ? [words] : []), ...(data.notices ?? []), ...model.notices]} failed={data.failed} />
        {failure !== undefined && <Problem title="This part was not loaded" error={failure} />}
        <div className={classes.frame}>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys act on the chart as a whole */}
          <div
            className={classes.panels}
            style={{ height: `max(60vh, 320px, ${panelCount(model) * LEAST_PANEL}px)` }}
            role="application"
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- so that the keys reach it
            tabIndex={0}
            aria-label="Curves. Arrow keys move along, plus and minus zoom, 0 shows the whole, Shift and arrow keys read values."
            onKeyDown={press}
          >
            <ChartPanels
              model={model}
              marks={marks}
              colourOf={colourNumber}
              range={range}
              pointed={stepped}
              onPoint={read}
              onSelect={view.select}
              onZoom={view.zoom}
              onPan={view.pan}
              onReset={view.reset}
            />
            {empty && <p className={classes.empty}>No rows in this part of the axis</p>}
          </div>
          <Overview
            id={self.datasetId}
            column={model.lines.find((line) => line.kin === 'self')?.name}
            axis={axis}
            whole={whole}
            range={range}
            colourOf={colourOf}
            onMove={view.moveTo}
          />
        </div>
      </section>
      <ReadingPanel axis={axis} lines={model.lines} place={stepped ?? hovered} colourOf={colourOf} />
    </>
  );
}

function Notes({ notices, failed }: { notices: string[]; failed: ChartData['failed'] }) {
  return (
    <>
      {notices.map((notice) => (
        <Alert key={notice} variant="default" p="xs" mb={8}>
          {notice}
        </Alert>
      ))}
      {failed.map(({ label, error }) => (
        <Problem key={label} title={`${label} is not drawn`} error={error} />
      ))}
    </>
  );
}

type Deeds = { zoom: (factor: number) => void; pan: (part: number) => void; reset: () => void; step: (by: number) => void };

function deedOf({ key, shiftKey }: KeyboardEvent, { zoom, pan, reset, step }: Deeds): (() => void) | undefined {
  switch (key) {
    case 'ArrowLeft':
      return shiftKey ? () => step(-1) : () => pan(-PAN_STEP);
    case 'ArrowRight':
      return shiftKey ? () => step(1) : () => pan(PAN_STEP);
    case '+':
    case '=':
      return () => zoom(1 / ZOOM_STEP);
    case '-':
    case '−':
      return () => zoom(ZOOM_STEP);
    case '0':
      return reset;
    default:
      return undefined;
  }
}

function summaryOf(seen: number, rows: number, bucketRows: number): string {
  const part = seen === rows ? counted(rows, 'row') : `${counted(seen, 'row')} of ${rows.toLocaleString('en-GB')}`;
  return bucketRows === 1 ? `${part}, each drawn` : `${part}, ${bucketRows.toLocaleString('en-GB')} a point`;
}
