import { Alert, Button, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useSearch } from '@/shared/address/use-search';
import { ApiProblem } from '@/shared/api/api-problem';
import { processorsQuery } from '@/shared/api/queries';
import type { Processor, Recipe } from '@/shared/api/types';
import { Age } from '@/shared/ui/age';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { Tag } from '@/shared/ui/tag';
import { useTitle } from '@/shared/ui/use-title';
import { DeleteRecipeDialog } from './delete-recipe-dialog';
import { KEPT, LeaveGuard } from './leave-guard';
import { contentOfRecipe, type RecipeContent } from './recipe-draft';
import { fileNameOf, fileTextOf } from './recipe-file';
import { RecipeForm } from './recipe-form';
import classes from './recipe-page.module.css';
import { recipeQuery, useChangeRecipe } from './use-recipes';

/** One recipe, to be looked at, changed, handed on, and applied. The address may name a version. */
export function RecipePage({ id }: { id: string }) {
  const [search, setSearch] = useSearch();
  const version = versionIn(search);
  const recipe = useQuery(recipeQuery(id, version));
  const processors = useQuery(processorsQuery);
  useTitle(recipe.data?.name ?? 'Recipe');
  if (recipe.isPending || processors.isPending) return <PendingLines of="the recipe" />;
  if (!recipe.data) {
    return (
      <Problem title="Recipe not loaded" error={recipe.error} onRetry={recipe.refetch}>
        <Link to="/recipes">All recipes</Link>
      </Problem>
    );
  }
  if (!processors.data) return <Problem title="Processors not loaded" error={processors.error} onRetry={processors.refetch} />;
  return (
    <Kept
      key={`${recipe.data.id} ${recipe.data.version} ${recipe.data.latest}`}
      recipe={recipe.data}
      processors={processors.data.filter(({ name }) => name !== 'ingest')}
      onVersion={(chosen) => setSearch(() => new URLSearchParams(chosen === recipe.data.latest ? {} : { version: String(chosen) }))}
      onReload={async () => {
        setSearch(() => new URLSearchParams());
        await recipe.refetch();
      }}
    />
  );
}

/** The version of an address; undefined: the latest. */
export function versionIn(search: URLSearchParams): number | undefined {
  const version = Number(search.get('version'));
  return Number.isInteger(version) && version > 0 ? version : undefined;
}

type KeptProps = {
  recipe: Recipe;
  processors: Processor[];
  onVersion: (version: number) => void;
  onReload: () => Promise<unknown>;
};

function Kept({ recipe, processors, onVersion, onReload }: KeptProps) {
  const initial = useMemo(() => contentOfRecipe(recipe), [recipe]);
  const change = useChangeRecipe(recipe.id);
  const [dirty, setDirty] = useState(false);
  const old = recipe.version < recipe.latest;
  const conflict = change.error instanceof ApiProblem && change.error.code === 'recipe-changed';
  return (
    <article className={classes.page}>
      <LeaveGuard dirty={dirty} />
      <Head recipe={recipe} dirty={dirty} onVersion={onVersion} />
      {old && (
        <Alert variant="default" p="xs">
          This is version {recipe.version} of {recipe.latest}. Saved from here, it becomes version {recipe.latest + 1}; all versions stay.{' '}
          <button type="button" className={classes.plain} onClick={() => onVersion(recipe.latest)}>
            See the latest
          </button>
        </Alert>
      )}
      <RecipeForm
        initial={initial}
        unsaved={old}
        processors={processors}
        saveLabel={`Save as version ${recipe.latest + 1}`}
        saving={change.isPending}
        error={conflict ? undefined : change.error}
        onDirty={setDirty}
        onSave={(content) =>
          change.mutate(
            { content, version: recipe.latest },
            {
              onSuccess: ({ name, version }) => {
                notifications.show({ message: `${name} is saved as version ${version}` });
                onVersion(recipe.latest);
              },
            },
          )
        }
        more={(content) => conflict && <Conflict content={content} problem={change.error} onReload={onReload} />}
      />
    </article>
  );
}

function Head({ recipe, dirty, onVersion }: { recipe: Recipe; dirty: boolean; onVersion: (version: number) => void }) {
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  const versions = Array.from({ length: recipe.latest }, (_, index) => String(recipe.latest - index));
  return (
    <div className={classes.head}>
      <div className={classes.title}>
        <h1>{recipe.name}</h1>
        <Tag tone="quiet">version {recipe.version}</Tag>
        <span className="muted">
          changed <Age at={recipe.changedAt} sentence />
        </span>
      </div>
      <div className={classes.actions}>
        {versions.length > 1 && (
          <Select
            aria-label="Version"
            disabled={dirty}
            w={128}
            data={versions.map((version) => ({ value: version, label: `Version ${version}` }))}
            value={String(recipe.version)}
            onChange={(version) => version && onVersion(Number(version))}
            allowDeselect={false}
          />
        )}
        <Button
          component="a"
          href={`data:application/json;charset=utf-8,${encodeURIComponent(fileTextOf(contentOfRecipe(recipe)))}`}
          download={fileNameOf(recipe.name)}
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          Export
        </Button>
        <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setDeleting(true)}>
          Delete
        </Button>
        {dirty ? (
          <Button disabled leftSection={<IconPlayerPlay size={16} aria-hidden />} title="Save the changes first">
            Apply
          </Button>
        ) : (
          <Button component={Link} to={applyOf(recipe)} leftSection={<IconPlayerPlay size={16} aria-hidden />}>
            Apply
          </Button>
        )}
      </div>
      {deleting && (
        <DeleteRecipeDialog recipe={recipe} onClose={() => setDeleting(false)} onDeleted={() => void navigate('/recipes', { replace: true, state: KEPT })} />
      )}
    </div>
  );
}

function applyOf({ id, version, latest }: Recipe): string {
  return `/recipes/${id}/apply${version === latest ? '' : `?version=${version}`}`;
}

type ConflictProps = { content: RecipeContent; problem: unknown; onReload: () => Promise<unknown> };

/** Somebody else was faster: nothing is overwritten, and nothing typed is lost unless one wants it. */
function Conflict({ content, problem, onReload }: ConflictProps) {
  return (
    <Problem title="Not saved: there is a newer version" error={problem}>
      <Button variant="default" onClick={() => void onReload()}>
        Drop my changes and load it
      </Button>
      <Button component={Link} to="/recipes/new" state={{ ...KEPT, content: { ...content, name: `${content.name} (mine)` } }} variant="default">
        Keep mine as another recipe
      </Button>
    </Problem>
  );
}
