import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { ApiProblem } from '@/shared/api/api-problem';
import { processorsQuery } from '@/shared/api/queries';
import type { Applied, Dataset, Processor, Recipe } from '@/shared/api/types';
import { count, counted } from '@/shared/format/numbers';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { Tag } from '@/shared/ui/tag';
import { useTitle } from '@/shared/ui/use-title';
import classes from './apply-page.module.css';
import { AppliedRuns, type AppliedTo } from './applied-runs';
import { DatasetChoice } from './dataset-choice';
import { contentOfRecipe } from './recipe-draft';
import { versionIn } from './recipe-page';
import { ChainText } from './recipe-table';
import { recipeQuery, useApplyRecipe } from './use-recipes';
import { useDoneBefore } from './use-done-before';

/** What the gateway takes at once. */
const MOST_DATASETS = 1_000;
/** Of so many chosen datasets it is looked up what was done before; of more it would take too many questions. */
const LOOKED_UP = 100;

/** What stays with this entry of the history, so that a reload still shows what was begun. */
type Begun = { applied: AppliedTo[] };

type ApplyPageProps = {
  id: string;
  /** how far a run is */
  progress: (runId: string) => ReactNode;
};

/** Has a recipe done to many datasets: which, what of it was done before, and how far it is. */
export function ApplyPage({ id, progress }: ApplyPageProps) {
  const [search] = useSearchParams();
  const recipe = useQuery(recipeQuery(id, versionIn(search)));
  const processors = useQuery(processorsQuery);
  const begun = useLocation().state as Begun | null;
  useTitle(recipe.data ? `Apply ${recipe.data.name}` : 'Apply a recipe');
  if (recipe.isPending || processors.isPending) return <PendingLines of="the recipe" />;
  if (!recipe.data) {
    return (
      <Problem title="Recipe not loaded" error={recipe.error} onRetry={recipe.refetch}>
        <Link to="/recipes">All recipes</Link>
      </Problem>
    );
  }
  return (
    <article className={classes.page}>
      <div className={classes.head}>
        <h1>
          Apply <Link to={`/recipes/${id}`}>{recipe.data.name}</Link>
        </h1>
        <Tag tone="quiet">version {recipe.data.version}</Tag>
      </div>
      <ChainText steps={recipe.data.steps} />
      {begun?.applied ? (
        <AppliedRuns applied={begun.applied} progress={progress} />
      ) : (
        <Choice recipe={recipe.data} processors={processors.data ?? []} />
      )}
    </article>
  );
}

function Choice({ recipe, processors }: { recipe: Recipe; processors: Processor[] }) {
  const navigate = useNavigate();
  const { search } = useLocation();
  const [chosen, setChosen] = useState<Dataset[]>([]);
  const apply = useApplyRecipe(recipe.id);
  const { steps } = contentOfRecipe(recipe);
  const lookedUp = chosen.slice(0, LOOKED_UP).map(({ id }) => id);
  const found = useDoneBefore(lookedUp, steps, processors);
  const done = new Map(lookedUp.map((id, index) => [id, found[index]]));
  const spared = found.reduce<number>((sum, some) => sum + (some ?? 0), 0);
  const refused = refusedDataset(apply.error, chosen);

  const begin = () =>
    apply.mutate(
      { datasetIds: chosen.map(({ id }) => id), version: recipe.version },
      { onSuccess: (applied) => void navigate({ search }, { state: { applied: keptOf(applied, chosen) } satisfies Begun }) },
    );
  return (
    <>
      <DatasetChoice
        chosen={chosen}
        most={MOST_DATASETS}
        onChosen={(datasets) => {
          setChosen(datasets);
          apply.reset();
        }}
        about={(id) => <Spared done={done.get(id)} of={steps.length} known={done.has(id)} />}
      />
      {apply.isError && (
        <Problem title={refused ? `Nothing was begun: ${refused.name} does not fit` : 'Nothing was begun'} error={apply.error}>
          {refused && (
            <Button
              variant="default"
              onClick={() => {
                setChosen(chosen.filter((dataset) => dataset !== refused));
                apply.reset();
              }}
            >
              Leave it out
            </Button>
          )}
        </Problem>
      )}
      <div className={classes.foot}>
        <Button size="sm" disabled={chosen.length === 0} loading={apply.isPending} onClick={begin}>
          {chosen.length === 0 ? 'Apply' : `Apply to ${counted(chosen.length, 'dataset')}`}
        </Button>
        <output className={classes.summary}>
          {chosen.length === 0
            ? 'Choose the datasets to work on.'
            : `${counted(chosen.length * steps.length, 'run')}${spared > 0 ? `, ${count(spared)} of them done before and not done again` : ''}`}
        </output>
      </div>
    </>
  );
}

/** How much of the chain was done before on one dataset. */
function Spared({ done, of: all, known }: { done: number | undefined; of: number; known: boolean }) {
  if (!known) return null;
  if (done === undefined) return <span className="muted">…</span>;
  if (done === 0) return <span className="muted">all to be done</span>;
  return <Tag tone="good">{done === all ? 'all done before' : `${done} of ${all} done before`}</Tag>;
}

/** The dataset that the gateway says the recipe does not fit. */
function refusedDataset(error: unknown, chosen: Dataset[]): Dataset | undefined {
  const [, index] = (error instanceof ApiProblem && /^\/datasetIds\/(\d+)/.exec(error.pointer ?? '')) || [];
  return index === undefined ? undefined : chosen[Number(index)];
}

function keptOf(applied: Applied[], chosen: Dataset[]): AppliedTo[] {
  return applied.map(({ datasetId, runs, resultId }) => ({
    datasetId,
    name: chosen.find(({ id }) => id === datasetId)?.name ?? datasetId,
    runIds: runs.map(({ id }) => id),
    reused: runs.filter((run) => run.status === 'COMPLETED').length,
    resultId,
  }));
}
