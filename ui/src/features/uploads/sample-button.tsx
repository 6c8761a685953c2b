import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFlask } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useUploadQueue } from './uploads-provider';

const SAMPLE = 'furnace-run.csv';

/** Uploads the sample that comes with Kymo, by the way that any file takes, and opens its dataset. */
export function SampleButton() {
  const queue = useUploadQueue();
  const navigate = useNavigate();
  const [fetching, setFetching] = useState(false);

  const upload = async () => {
    setFetching(true);
    try {
      const response = await fetch(`/samples/${SAMPLE}`);
      if (!response.ok) throw new Error(`The sample is not where it should be (${response.status}).`);
      const file = new File([await response.blob()], SAMPLE, { type: 'text/csv' });
      queue.add([file], {}, ({ dataset }) => void navigate(`/datasets/${dataset.id}`));
    } catch (error) {
      notifications.show({
        color: 'red',
        title: 'The sample was not loaded',
        message: error instanceof Error ? error.message : String(error),
      });
    } finally {
      setFetching(false);
    }
  };

  return (
    <Button variant="default" loading={fetching} leftSection={<IconFlask size={16} aria-hidden />} onClick={upload}>
      Try it with a sample
    </Button>
  );
}
