import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { notifications } from '@mantine/notifications';
import { lineageQuery, processorsQuery } from '@/shared/api/queries';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { useTitle } from '@/shared/ui/use-title';
import { chainOf } from './chain-of';
import { KEPT, LeaveGuard } from './leave-guard';
import type { RecipeContent } from './recipe-draft';
import { RecipeForm } from './recipe-form';
import classes from './recipe-page.module.css';
import { useCreateRecipe } from './use-recipes';

/** What a new recipe may be begun with by the page before. */
type Begun = { content: RecipeContent; file?: string };

const NOTHING: RecipeContent = { name: '', description: '', steps: [] };

/** A recipe that is not kept yet: empty, out of a file, or as a dataset was made (`?like=` its id). */
export function NewRecipePage() {
  useTitle('New recipe');
  const [search] = useSearchParams();
  const like = search.get('like');
  const begun = useLocation().state as Begun | null;
  const processors = useQuery(processorsQuery);
  const lineage = useQuery({ ...lineageQuery(like ?? ''), enabled: like !== null });
  const failed = processors.error ?? lineage.error;
  return (
    <article className={classes.page}>
      <div className={classes.head}>
        <h1>New recipe</h1>
      </div>
      {failed ? (
        <Problem title="The recipe cannot be begun" error={failed} onRetry={() => Promise.all([processors.refetch(), like && lineage.refetch()])}>
          <Link to="/recipes">All recipes</Link>
        </Problem>
      ) : !processors.data || (like !== null && !lineage.data) ? (
        <PendingLines of="the form" />
      ) : (
        <NewRecipe
          key={like}
          processors={processors.data.filter(({ name }) => name !== 'ingest')}
          initial={like === null ? (begun?.content ?? NOTHING) : madeLike(like, lineage.data?.nodes ?? [])}
          file={like === null ? begun?.file : undefined}
        />
      )}
    </article>
  );
}

function madeLike(id: string, nodes: Parameters<typeof chainOf>[1]): RecipeContent {
  const node = nodes.find((one) => one.id === id);
  return { name: '', description: node ? `As ${node.name} was made` : '', steps: chainOf(id, nodes) };
}

type NewRecipeProps = { initial: RecipeContent; file: string | undefined; processors: Parameters<typeof RecipeForm>[0]['processors'] };

function NewRecipe({ initial, file, processors }: NewRecipeProps) {
  const navigate = useNavigate();
  const create = useCreateRecipe();
  const [dirty, setDirty] = useState(false);
  return (
    <>
      <LeaveGuard dirty={dirty} />
      {file && (
        <Alert variant="default" p="xs">
          Read from {file}. Look it through and save it; nothing is kept before.
        </Alert>
      )}
      <RecipeForm
        initial={initial}
        unsaved
        processors={processors}
        saveLabel="Save"
        saving={create.isPending}
        error={create.error}
        onDirty={setDirty}
        onSave={(content) =>
          create.mutate(content, {
            onSuccess: (recipe) => {
              notifications.show({ message: `${recipe.name} is saved` });
              void navigate(`/recipes/${recipe.id}`, { replace: true, state: KEPT });
            },
          })
        }
      />
    </>
  );
}
