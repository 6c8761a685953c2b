import { Button, FileButton } from '@mantine/core';
import { IconFileImport, IconListCheck, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { count, counted } from '@/shared/format/numbers';
import { Empty } from '@/shared/ui/empty';
import { LoadMore } from '@/shared/ui/load-more';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { useTitle } from '@/shared/ui/use-title';
import { readRecipeFile } from './recipe-file';
import classes from './recipe-list-page.module.css';
import { RecipeTable } from './recipe-table';
import { recipesQuery } from './use-recipes';

/** Chains of processors that are kept, to be done again. */
export function RecipeListPage() {
  useTitle('Recipes');
  const [failure, setFailure] = useState<unknown>();
  return (
    <>
      <div className={classes.head}>
        <h1>Recipes</h1>
        <Ways onFailure={setFailure} />
      </div>
      {failure !== undefined && (
        <div className={classes.failure}>
          <Problem title="The file was not taken as a recipe" error={failure}>
            <Button variant="default" onClick={() => setFailure(undefined)}>
              Dismiss
            </Button>
          </Problem>
        </div>
      )}
      <Recipes ways={<Ways onFailure={setFailure} />} />
    </>
  );
}

function Ways({ onFailure }: { onFailure: (failure: unknown) => void }) {
  const navigate = useNavigate();
  const take = async (file: File | null) => {
    if (!file) return;
    try {
      // It is looked through and saved in the form: nothing of a file is kept unseen.
      void navigate('/recipes/new', { state: { content: readRecipeFile(await file.text(), file.name), file: file.name } });
    } catch (failure) {
      onFailure(failure);
    }
  };
  return (
    <div className={classes.ways}>
      <FileButton onChange={(file) => void take(file)} accept="application/json,.json" inputProps={{ 'aria-label': 'A recipe’s file' }}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconFileImport size={16} aria-hidden />}>
            Import
          </Button>
        )}
      </FileButton>
      <Button component={Link} to="/recipes/new" leftSection={<IconPlus size={16} aria-hidden />}>
        New recipe
      </Button>
    </div>
  );
}

function Recipes({ ways }: { ways: ReactNode }) {
  const recipes = useInfiniteQuery(recipesQuery);
  if (recipes.isPending) return <PendingLines of="the recipes" />;
  if (!recipes.data) return <Problem title="Recipes not loaded" error={recipes.error} onRetry={recipes.refetch} />;
  const items = recipes.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <Empty tall title="No recipes yet" icon={<IconListCheck size={32} stroke={1.5} aria-hidden />}>
        <p className={classes.explained}>
          A recipe is a chain of processors with their parameters, such as “smooth, then find peaks”. It is kept version by version and done to
          as many datasets at once as you like. What a recipe would do again is not done twice.
        </p>
        {ways}
        <p className={classes.explained}>Or take one from a result: its Lineage tab has “Save as recipe”.</p>
      </Empty>
    );
  }
  return (
    <>
      <RecipeTable recipes={items} />
      <LoadMore pages={recipes}>{recipes.hasNextPage ? `The ${count(items.length)} newest` : counted(items.length, 'recipe')}</LoadMore>
    </>
  );
}
