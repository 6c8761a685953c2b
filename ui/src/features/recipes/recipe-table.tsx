import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { Recipe } from '@/shared/api/types';
import { parametersText } from '@/shared/format/parameters';
import { Age } from '@/shared/ui/age';
import { TableScroll } from '@/shared/ui/table-scroll';
import table from '@/shared/ui/table.module.css';
import classes from './recipe-list-page.module.css';

export function RecipeTable({ recipes }: { recipes: Recipe[] }) {
  return (
    <TableScroll label="Recipes">
      <table className={`${table.table} ${classes.recipes}`}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Steps</th>
            <th scope="col" className={`${table.end} ${classes.wide}`}>
              Version
            </th>
            <th scope="col" className={`${table.end} ${classes.wide}`}>
              Changed
            </th>
            <th scope="col" aria-label="Actions" />
          </tr>
        </thead>
        <tbody>
          {recipes.map((recipe) => (
            <tr key={recipe.id}>
              <th scope="row" className={classes.name}>
                <Link to={`/recipes/${recipe.id}`}>{recipe.name}</Link>
                {recipe.description && <p className={`${classes.description} muted`}>{recipe.description}</p>}
              </th>
              <td>
                <ChainText steps={recipe.steps} />
              </td>
              <td className={`num ${classes.wide}`}>{recipe.latest}</td>
              <td className={`num ${classes.wide}`}>
                <Age at={recipe.changedAt} />
              </td>
              <td className={classes.actions}>
                <Button component={Link} to={`/recipes/${recipe.id}/apply`} variant="default" size="compact-xs" aria-label={`Apply ${recipe.name}`}>
                  Apply
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** The steps in one line: each processor with its parameters in few words. */
export function ChainText({ steps }: { steps: Recipe['steps'] }) {
  return (
    <ol className={classes.chain}>
      {steps.map(({ processor, parameters }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- steps have no other name, and never change here
        <li key={index}>
          <span>
            {processor} <span className="muted">{parametersText(parameters ?? {})}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
