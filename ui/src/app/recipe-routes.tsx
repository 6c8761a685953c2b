import { useParams } from 'react-router';
import { ApplyPage } from '@/features/recipes/apply-page';
import { RecipePage } from '@/features/recipes/recipe-page';
import { RunProgress } from '@/features/runs/run-progress';

const progress = (runId: string) => <RunProgress runId={runId} />;

export function RecipeRoute() {
  const { id = '' } = useParams();
  return <RecipePage key={id} id={id} />;
}

/** A recipe's way to its datasets, with the progress of the runs. */
export function ApplyRoute() {
  const { id = '' } = useParams();
  return <ApplyPage key={id} id={id} progress={progress} />;
}
