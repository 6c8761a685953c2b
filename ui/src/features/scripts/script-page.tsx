import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import { ApiProblem } from '@/shared/api/api-problem';
import { processorsQuery } from '@/shared/api/queries';
import type { ScriptProblem } from '@/shared/api/types';
import { parameterFields, type ParameterField } from '@/shared/parameters/parameter-fields';
import { ScriptSource } from '@/shared/scripts/script-source';
import { kindWords, problemPlace, processorOf } from '@/shared/scripts/scripts';
import { Empty } from '@/shared/ui/empty';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { useTitle } from '@/shared/ui/use-title';
import { isLabScript, ScriptState, type LabScript } from './script-list-page';
import classes from './script-page.module.css';

/** One script: what it says of itself, what is wrong with it, and its text. The address may name the text that is asked about. */
export function ScriptPage() {
  const { name = '' } = useParams();
  const [search] = useSearchParams();
  const processors = useQuery(processorsQuery);
  const found = processors.data?.filter(isLabScript).find((processor) => processor.name === processorOf(name));
  useTitle(found?.title ?? name);
  if (processors.isPending) return <PendingLines of="the script" />;
  if (!processors.data) return <Problem title="Script not loaded" error={processors.error} onRetry={processors.refetch} />;
  const sha256 = search.get('sha256') ?? undefined;
  if (!found) {
    return sha256 === undefined ? (
      <Empty title={`No worker has a script ${name}`}>
        <p>
          Its file may have been renamed or taken away. <Link to="/scripts">See all scripts</Link>
        </p>
      </Empty>
    ) : (
      <article className={classes.page}>
        <h1>{name}</h1>
        <ScriptSource script={name} sha256={sha256} now={null} />
      </article>
    );
  }
  return <Shown processor={found} sha256={sha256} />;
}

function Shown({ processor, sha256 }: { processor: LabScript; sha256: string | undefined }) {
  const { script, title, description, parameters } = processor;
  const fields = parameterFields(parameters);
  return (
    <article className={classes.page}>
      <div>
        <div className={classes.head}>
          <h1>{title}</h1>
          <ScriptState script={script} />
          <code className="muted">{script.name}.groovy</code>
        </div>
        {!script.problem && <p className={classes.description}>{description}</p>}
      </div>
      {script.problem && <Problem title={`It cannot be run${problemPlace(script.problem)}`} error={refusal(script.problem)} />}
      {script.kind !== null && (
        <dl className={classes.facts}>
          <dt>Makes</dt>
          <dd>
            {kindWords[script.kind] ?? script.kind} <span className="muted">({script.kind})</span>
          </dd>
          {fields.map((field) => (
            <Parameter key={field.name} field={field} />
          ))}
        </dl>
      )}
      <ScriptSource key={script.name} script={script.name} problem={script.problem} now={script.sha256} {...(sha256 !== undefined && { sha256 })} />
    </article>
  );
}

function refusal({ code, message }: ScriptProblem): ApiProblem {
  return new ApiProblem({ status: 0, code, title: message });
}

function Parameter({ field }: { field: ParameterField }) {
  return (
    <>
      <dt>
        <code>{field.name}</code>
      </dt>
      <dd>
        {field.help} <span className="muted">{rulesOf(field)}</span>
      </dd>
    </>
  );
}

/** What may be given, in few words. */
function rulesOf({ kind, least, greatest, unit, choices, fallback, required }: ParameterField): string {
  const limits = [least === undefined ? '' : `from ${least}`, greatest === undefined ? '' : `up to ${greatest}`].filter(Boolean).join(' ');
  const usual = required ? 'needed' : fallback === undefined ? '' : `usually ${String(fallback)}`;
  return [kind === 'choice' ? choices.join(', ') : kind, limits, unit && `in ${unit}`, usual].filter(Boolean).join(' · ');
}
