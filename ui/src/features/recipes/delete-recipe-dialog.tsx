import { Button, Group, Modal, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Recipe } from '@/shared/api/types';
import { counted } from '@/shared/format/numbers';
import { Problem } from '@/shared/ui/problem';
import { useDeleteRecipe } from './use-recipes';

type DeleteRecipeDialogProps = { recipe: Recipe; onClose: () => void; onDeleted: () => void };

/** Asks before a recipe is forgotten. */
export function DeleteRecipeDialog({ recipe, onClose, onDeleted }: DeleteRecipeDialogProps) {
  const deletion = useDeleteRecipe(recipe.id);
  const remove = () =>
    deletion.mutate(undefined, {
      onSuccess: () => {
        notifications.show({ message: `${recipe.name} is deleted` });
        onDeleted();
      },
    });
  return (
    <Modal opened onClose={onClose} title={`Delete ${recipe.name}?`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack gap="sm">
        <p style={{ margin: 0 }}>
          <strong>What is lost: </strong>
          the recipe with its {counted(recipe.latest, 'version')}. Export it first to be able to import it again.
        </p>
        <p style={{ margin: 0 }}>
          <strong>What stays: </strong>
          every dataset and run that was made by it.
        </p>
        {deletion.isError && <Problem title="Not deleted" error={deletion.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" data-autofocus onClick={onClose}>
            Keep it
          </Button>
          <Button color="red" loading={deletion.isPending} onClick={remove}>
            Delete
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
