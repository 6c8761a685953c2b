import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { isSheet, isText, type Choice, type Json, type OtherReading, type Reading, type Remark, type SheetReading, type TextReading } from '@/shared/api/json';
import type { Column, DatasetDetail, JsonObject, Notice, Upload } from '@/shared/api/types';
import { labels, suretyInWords, valueInWords } from '@/shared/format/ingest-options';
import { bytes, count, counted } from '@/shared/format/numbers';
import { moment } from '@/shared/format/times';
import { isScript } from '@/shared/scripts/scripts';
import { UsedScript } from '@/shared/scripts/used-script';
import { Copy } from '@/shared/ui/copy';
import table from '@/shared/ui/table.module.css';
import classes from './about-tab.module.css';

/** All that is known about a dataset besides its rows: how its file was understood, and by what it was made. */
export function AboutTab({ dataset }: { dataset: DatasetDetail }) {
  return (
    <>
      {dataset.reading && dataset.reading.notices.length > 0 && <Notices notices={dataset.reading.notices} />}
      <div className={classes.about}>
        {dataset.reading && <HowRead reading={dataset.reading} />}
        {dataset.reading && isText(dataset.reading) && <WhatTheFileSays reading={dataset.reading} />}
        {dataset.reading && (isText(dataset.reading) || isSheet(dataset.reading)) && dataset.reading.choices && <Guesses choices={dataset.reading.choices} />}
        <MadeBy dataset={dataset} />
        {dataset.upload && <File upload={dataset.upload} datasetId={dataset.id} />}
        {dataset.columns && <Columns columns={dataset.columns} axis={dataset.axis} />}
      </div>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Notices({ notices }: { notices: Notice[] }) {
  return (
    <Section title="Notices">
      <ul className={classes.notices}>
        {notices.map((notice) => (
          <li key={`${notice.code} ${notice.message}`}>
            <span className={classes.notice}>{notice.message}</span>
            <span className="muted">
              {notice.line !== null && `line ${count(notice.line)} · `}
              <code>{notice.code}</code>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function HowItWasRead({ reading }: { reading: TextReading }) {
  return (
    <Section title="How the file was read">
      <dl className={classes.facts}>
        <ByProfile reading={reading} />
        <Fact name="Encoding">
          {reading.encoding}
          {reading.bom && ', with byte order mark'}
        </Fact>
        <Fact name="Line ends">{reading.lineEnding}</Fact>
        <Fact name="Delimiter">{valueInWords('delimiter', reading.delimiter)}</Fact>
        <Fact name="Decimal sign">{reading.decimal === ',' ? 'comma' : 'point'}</Fact>
        <Fact name="Thousands">{reading.thousands ? <code>{`“${reading.thousands}”`}</code> : 'not grouped'}</Fact>
        <Fact name="Quotes">{valueInWords('quote', reading.quote ?? 'none')}</Fact>
        <Fact name="Comments">{reading.comment ? <code>{reading.comment}</code> : 'none'}</Fact>
        <Fact name="Names">{line(reading.headerLine)}</Fact>
        <Fact name="Units">{line(reading.unitsLine)}</Fact>
        <Fact name="First row">{line(reading.firstDataLine)}</Fact>
        {reading.missing.length > 0 && (
          <Fact name="Missing">
            <details>
              <summary>{counted(reading.missing.length, 'text')} besides the empty one</summary>
              {reading.missing.map((text) => (
                <code key={text} className={classes.mark}>
                  {text}
                </code>
              ))}
            </details>
          </Fact>
        )}
      </dl>
    </Section>
  );
}

/** Where another reading would have been near; what was told or is certain needs no second look. */
function Guesses({ choices }: { choices: Choice[] }) {
  const near = choices.filter(({ told, next }) => !told && next !== null);
  if (near.length === 0) return null;
  return (
    <Section title="What could have been read otherwise">
      <dl className={classes.facts}>
        {near.map(({ name, column, value, next, confidence, why }) => (
          <Fact key={`${name} ${column ?? ''}`} name={column ?? labels[name] ?? name}>
            {inWords(name, value)} rather than {inWords(name, next)}
            <span className="muted">
              {' '}
              · {suretyInWords(confidence)}
              {why && ` · ${why}`}
            </span>
          </Fact>
        ))}
      </dl>
    </Section>
  );
}

function HowRead({ reading }: { reading: Reading }) {
  if (isText(reading)) return <HowItWasRead reading={reading} />;
  return isSheet(reading) ? <HowTheSheetWasRead reading={reading} /> : <OtherFormat reading={reading} />;
}

function HowTheSheetWasRead({ reading }: { reading: SheetReading }) {
  const { facts } = reading;
  const { formulaCells = 0, otherSheets = [], hiddenSheets = [] } = facts;
  const times = reading.from1904 ? '1904' : '1900';
  return (
    <Section title="How the file was read">
      <dl className={classes.facts}>
        <ByProfile reading={reading} />
        <Fact name="Sheet">
          {reading.sheet}
          {reading.hidden && <span className="muted"> hidden</span>}
        </Fact>
        {otherSheets.length > 0 && <Fact name="Not read">{otherSheets.join(', ')}</Fact>}
        {hiddenSheets.length > 0 && <Fact name="Hidden sheets">{hiddenSheets.join(', ')}</Fact>}
        <Fact name="Cells looked at">{reading.range ?? 'all of the sheet'}</Fact>
        {facts.usedRange && <Fact name="Cells in use">{facts.usedRange}</Fact>}
        <Fact name="Names">{row(reading.headerLine)}</Fact>
        {facts.groupLine > 0 && (
          <Fact name="Groups of names">
            {row(facts.groupLine)} <span className="muted">{[...new Set(facts.groups)].filter(Boolean).join(', ')}</span>
          </Fact>
        )}
        <Fact name="Units">{row(reading.unitsLine)}</Fact>
        <Fact name="Rows">
          {count(reading.rows)}
          {reading.firstDataLine > 0 && <span className="muted">{` from row ${count(reading.firstDataLine)} to row ${count(reading.lastDataLine)}`}</span>}
        </Fact>
        {facts.blankRows > 0 && <Fact name="Blank rows between">{count(facts.blankRows)}</Fact>}
        <Fact name="Days count from">{times}</Fact>
        {formulaCells > 0 && <Fact name="Formulas">{counted(formulaCells, 'cell')}, of which the results that the workbook keeps were read</Fact>}
        {facts.errorCells > 0 && <Fact name="Errors">{counted(facts.errorCells, 'cell')}, which are missing</Fact>}
        {facts.merged.length > 0 && <Fact name="Merged">{facts.merged.join(', ')}</Fact>}
        {facts.title && <Fact name="Above the table">{facts.title}</Fact>}
        {facts.footer && <Fact name="Below the table">{facts.footer}</Fact>}
      </dl>
    </Section>
  );
}

function row(number: number): string {
  return number === 0 ? 'no row of their own' : `row ${count(number)}`;
}

function inWords(name: string, value: Json): string {
  return typeof value === 'string' || typeof value === 'number' ? valueInWords(name, value) : String(value);
}

const formats: Record<string, string> = { parquet: 'Parquet', arrow: 'Arrow' };

/** Of a file that is neither text nor a workbook: it says itself how it is read. */
function OtherFormat({ reading }: { reading: OtherReading }) {
  return (
    <Section title="How the file was read">
      <dl className={classes.facts}>
        <ByProfile reading={reading} />
        <Fact name="Kind">{formats[reading.format] ?? reading.format}</Fact>
      </dl>
    </Section>
  );
}

function ByProfile({ reading }: { reading: Reading }) {
  const profile = reading.profile as TextReading['profile'];
  if (!profile) return null;
  return (
    <Fact name="Import profile">
      <Link to="/import-profiles">{profile.name}</Link> <span className="muted">version {profile.version}</span>
    </Fact>
  );
}

const SHOWN_REMARKS = 12;

/** What an instrument wrote above and below its table. */
function WhatTheFileSays({ reading }: { reading: TextReading }) {
  const remarks = [...(reading.remarks ?? []), ...(reading.footer ?? [])];
  if (remarks.length === 0) return null;
  const rest = remarks.slice(SHOWN_REMARKS);
  return (
    <Section title="What the file says">
      <Remarks remarks={remarks.slice(0, SHOWN_REMARKS)} />
      {rest.length > 0 && (
        <details className={classes.more}>
          <summary>{counted(rest.length, 'more line')}</summary>
          <Remarks remarks={rest} />
        </details>
      )}
    </Section>
  );
}

function Remarks({ remarks }: { remarks: Remark[] }) {
  return (
    <dl className={classes.facts}>
      {remarks.map((remark, index) =>
        remark.key === null ? (
          // oxlint-disable-next-line react/no-array-index-key -- the same line may stand there twice
          <dd key={index} className={classes.free}>
            {remark.value}
          </dd>
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- as above
          <Fact key={index} name={remark.key}>
            {remark.value}
          </Fact>
        ),
      )}
    </dl>
  );
}

function line(number: number): string {
  return number === 0 ? 'no line of their own' : `line ${count(number)}`;
}

function MadeBy({ dataset }: { dataset: DatasetDetail }) {
  return (
    <Section title="Dataset">
      <dl className={classes.facts}>
        <Fact name="Id">
          <Copy text={dataset.id} of="dataset’s id" />
        </Fact>
        {dataset.parentId && (
          <Fact name="Made from">
            <Link to={`/datasets/${dataset.parentId}`}>{dataset.parentId}</Link>
          </Fact>
        )}
        <Fact name="Processor">
          {dataset.processor} <span className="muted">version {dataset.processorVersion}</span>
        </Fact>
        {dataset.run && isScript(dataset.processor) && (
          <Fact name="Script">
            <UsedScript processor={dataset.processor} version={dataset.processorVersion} runId={dataset.run.id} completed={dataset.run.status === 'COMPLETED'} />
          </Fact>
        )}
        {dataset.run && (
          <Fact name="Run">
            <Link to={`/runs/${dataset.run.id}`}>{dataset.run.id}</Link>
          </Fact>
        )}
        <Fact name={dataset.kind === 'raw' ? 'Options' : 'Parameters'}>
          <Parameters parameters={dataset.parameters} />
        </Fact>
        <Fact name="Axis">{dataset.axis ?? 'the row number'}</Fact>
        <Fact name="Stored">{bytes(dataset.bytes)}</Fact>
        <Fact name="Begun">{moment(dataset.createdAt)}</Fact>
        {dataset.publishedAt && <Fact name="Whole since">{moment(dataset.publishedAt)}</Fact>}
      </dl>
    </Section>
  );
}

function Parameters({ parameters }: { parameters: JsonObject }) {
  if (Object.keys(parameters).length === 0) return <span className="muted">none given</span>;
  return <pre className={classes.json}>{JSON.stringify(parameters, null, 2)}</pre>;
}

function File({ upload, datasetId }: { upload: Upload; datasetId: string }) {
  return (
    <Section title="Uploaded file">
      <dl className={classes.facts}>
        <Fact name="Name">
          {upload.name}{' '}
          <Link to={`/import/${upload.id}?dataset=${datasetId}`} style={{ fontFamily: 'inherit' }}>
            Read it otherwise
          </Link>
        </Fact>
        <Fact name="Size">
          {bytes(upload.bytes)} <span className="muted">({count(upload.bytes)} bytes)</span>
        </Fact>
        <Fact name="SHA-256">
          <Copy text={upload.sha256} of="SHA-256" />
        </Fact>
        <Fact name="Id">
          <Copy text={upload.id} of="upload’s id" />
        </Fact>
        <Fact name="Taken">{moment(upload.createdAt)}</Fact>
      </dl>
    </Section>
  );
}

/** Beyond these a list is no help; the Data tab pages through them. */
const LISTED = 200;

function Columns({ columns, axis }: { columns: Column[]; axis: string | null }) {
  return (
    <Section title={`Columns (${count(columns.length)})`}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Type</th>
            <th scope="col">Unit</th>
          </tr>
        </thead>
        <tbody>
          {columns.slice(0, LISTED).map((column) => (
            <tr key={column.name}>
              <td className={classes.column}>
                {column.name}
                {column.name === axis && <span className="muted"> · axis</span>}
              </td>
              <td>
                <code>{column.type}</code>
              </td>
              <td>{column.unit ?? <span className="muted">none</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {columns.length > LISTED && <p className="muted">and {count(columns.length - LISTED)} more</p>}
    </Section>
  );
}
