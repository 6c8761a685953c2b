import { ApiProblem } from '@/shared/api/api-problem';
import type { ImportPreview } from '@/shared/api/types';
import classes from './choices-panel.module.css';
import { choiceOf, readerOf, type Options } from './import-options';
import { EncodingField, LineField, MissingField, OneOf, TextField } from './option-fields';
import { dateSystems, decimals, delimiters, orders, quotes, thousands, type Value } from '@/shared/format/ingest-options';

type ChoicesPanelProps = {
  preview: ImportPreview | undefined;
  /** why there is no preview with these options */
  problem: unknown;
  options: Options;
  onChange: (options: Options) => void;
};

/** What was decided about the file, each to be decided otherwise. Which choices there are goes by the kind of file. */
export function ChoicesPanel({ preview, problem, options, onChange }: ChoicesPanelProps) {
  const code = problem instanceof ApiProblem ? (problem.code ?? '') : '';
  const of = (name: string) => ({ preview, options, name, onChange });
  // Of which file there is something to choose is open until one is named.
  if (code === 'member-needed') {
    return (
      <div className={classes.fields}>
        <TextField {...of('member')} placeholder="Such as day 1/run.csv" />
      </div>
    );
  }
  if (readerOf(options)) return <p className={classes.none}>A script reads the file. What may be said is about its columns.</p>;
  const kind = preview?.format ?? (code.startsWith('workbook') ? 'sheet' : 'text');
  const isOfArchive = options.member !== undefined || code.startsWith('member-');
  return (
    <div className={classes.fields}>
      {isOfArchive && <TextField {...of('member')} placeholder="Such as day 1/run.csv" />}
      {kind === 'text' && <TextChoices of={of} />}
      {kind === 'sheet' && <SheetChoices of={of} />}
      {kind !== 'text' && kind !== 'sheet' && <p className={classes.none}>Such a file says itself how it is read. What may be said is about its columns.</p>}
    </div>
  );
}

type FieldsProps = { of: (name: string) => { preview: ImportPreview | undefined; options: Options; name: string; onChange: (options: Options) => void } };

function TextChoices({ of }: FieldsProps) {
  const { preview } = of('');
  return (
    <>
      <EncodingField {...of('encoding')} />
      <OneOf {...of('delimiter')} values={delimiters} />
      <div className={classes.half}>
        <OneOf {...of('decimal')} values={decimals} />
        <OneOf {...of('thousands')} values={thousands} />
      </div>
      {choiceOf(preview, 'dateOrder') && <OneOf {...of('dateOrder')} values={orders} />}
      <div className={classes.half}>
        <OneOf {...of('quote')} values={quotes} />
        <TextField {...of('comment')} placeholder="None" empty="none" />
      </div>
      <MissingField {...of('missing')} />
      {choiceOf(preview, 'table') && <LineField {...of('table')} description="Counted from 1" least={1} />}
      <Lines of={of} />
      <LineField {...of('footerLines')} description="How many at the file’s end are no rows" placeholder="None" />
    </>
  );
}

function SheetChoices({ of }: FieldsProps) {
  const { preview } = of('');
  const sheets = sheetsOf(preview);
  return (
    <>
      <div className={classes.half}>
        {sheets.length > 0 ? <OneOf {...of('sheet')} values={sheets} /> : <TextField {...of('sheet')} placeholder="Name, or number" />}
        <TextField {...of('range')} placeholder="Such as B5:F200" />
      </div>
      <Lines of={of} />
      <OneOf {...of('decimal')} values={decimals} />
      {choiceOf(preview, 'dateSystem') && <OneOf {...of('dateSystem')} values={dateSystems} />}
      <MissingField {...of('missing')} />
    </>
  );
}

/** Hidden sheets too: they can be asked for. */
function sheetsOf(preview: ImportPreview | undefined): Value[] {
  const { sheet, other_sheets, hidden_sheets } = preview?.understood ?? {};
  const hidden = names(hidden_sheets);
  return [...new Set([...(typeof sheet === 'string' ? [sheet] : []), ...names(other_sheets), ...hidden])].map((name) => ({
    value: name,
    label: hidden.includes(name) ? `${name} (hidden)` : name,
  }));
}

function names(list: unknown): string[] {
  return Array.isArray(list) ? list.map(String) : [];
}

function Lines({ of }: FieldsProps) {
  return (
    <>
      <div className={classes.half}>
        <LineField {...of('headerLine')} description="From 1; 0 for none" />
        <LineField {...of('unitsLine')} description="From 1; 0 for none" />
      </div>
      <LineField {...of('firstDataLine')} least={1} />
    </>
  );
}
