import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { Processor } from '@/shared/api/types';
import type { System } from '@/shared/api/types';
import { gateway } from '@/shared/testing/gateway';
import { renderAt } from '@/shared/testing/render';
import { aBrokenScript, aReader, aScript, spikeRepairText } from '@/shared/testing/scripts';
import { ScriptListPage } from './script-list-page';
import { ScriptPage } from './script-page';

const rollingMean: Processor = { name: 'rolling-mean', version: 1, title: 'Rolling mean', description: 'd', parameters: {}, script: null };

function list(processors: Processor[], system?: System) {
  gateway.use(
    http.get('*/api/processors', () => HttpResponse.json(processors)),
    http.get('*/api/system', () => (system ? HttpResponse.json(system) : HttpResponse.json({ title: 'no such path', status: 404 }, { status: 404 }))),
  );
  return renderAt('/scripts', <ScriptListPage />, '/scripts');
}

function open(address: string, processor: Processor, source = spikeRepairText) {
  gateway.use(
    http.get('*/api/processors', () => HttpResponse.json([processor])),
    http.get('*/api/processors/:name/source', ({ request }) => {
      const earlier = new URL(request.url).searchParams.get('sha256');
      return earlier === null || earlier === processor.script?.sha256
        ? HttpResponse.json({ name: processor.script?.name, version: processor.version, sha256: processor.script?.sha256, source })
        : HttpResponse.json({ name: processor.script?.name, version: 1, sha256: earlier, source: `// as it was\n${source}` });
    }),
  );
  return renderAt(address, <ScriptPage />, '/scripts/:name');
}

const worker = (id: string, level: string, because: string, allowed = true) => ({
  id,
  version: '0.1.0',
  hosts: { level, because },
  scripts: { allowed, because: allowed ? 'a security manager holds them' : 'nothing here holds a script' },
});

describe('the page of all scripts', () => {
  it('lists what the lab has written, whatever its state, and nothing that is built in', async () => {
    list([rollingMean, aScript(), aBrokenScript(), aReader()]);
    const rows = (await screen.findAllByRole('row')).slice(1).map((row) => [...row.children].map(({ textContent }) => textContent));
    expect(rows).toEqual([
      ['half_donehalf_done ', 'unknown', '1', 'c0c0c0c0c0c0', expect.stringMatching(/^cannot be runhalf_done\.groovy does not compile .*retrun/)],
      ['Odd loggerodd_logger Reads the files of the odd logger.', 'reader', '1', '0d0d0d0d0d0d', 'ready'],
      ['Repair spikesspike_repair Replaces values that stick out of their neighbours by the median of these.', 'transform', '3', '5b5b5b5b5b5b', 'ready'],
    ]);
    expect(screen.getByRole('link', { name: 'Repair spikes' }).getAttribute('href')).toBe('/scripts/spike_repair');
    expect(document.title).toBe('Scripts · Kymo');
  });

  it('says how to add one where there is none', async () => {
    list([rollingMean]);
    expect(await screen.findByText('No scripts yet')).toBeTruthy();
    expect(screen.getByText('kymo script new NAME')).toBeTruthy();
  });

  it('says once for all workers that are alike how scripts are isolated, and where they are not run', async () => {
    list([aScript()], {
      version: '0.1.0',
      workers: [worker('a', 'caged', 'bubblewrap 0.8.0'), worker('b', 'caged', 'bubblewrap 0.8.0'), worker('c', 'none', 'neither bubblewrap nor prlimit', false)],
    });
    const levels = await screen.findByRole('list', { name: 'How scripts are isolated' });
    expect([...levels.children].map(({ textContent }) => textContent)).toEqual([
      'Isolation caged bubblewrap 0.8.0',
      'Isolation not isolated neither bubblewrap nor prlimitScripts are not run: nothing here holds a script',
    ]);
  });

  it('says nothing of isolation where no worker has told', async () => {
    list([aScript()]);
    expect(await screen.findByRole('link', { name: 'Repair spikes' })).toBeTruthy();
    expect(screen.queryByRole('list', { name: 'How scripts are isolated' })).toBeNull();
  });
});

describe('the page of a script', () => {
  it('shows what it says of itself, and its text with numbered lines', async () => {
    open('/scripts/spike_repair', aScript());
    expect(await screen.findByRole('heading', { name: 'Repair spikes' })).toBeTruthy();
    const facts = [...document.querySelectorAll('dt')].map((term) => `${term.textContent}: ${term.nextElementSibling?.textContent}`);
    expect(facts).toContain('Makes: new columns, row for row (transform)');
    expect(facts).toContain('width: Of a spike. number · from 0 · in s · usually 0.5');
    expect(facts).toContain('edge: What becomes of the ends. keep, drop · usually keep');
    const text = await screen.findByRole('region', { name: 'Text of the script' });
    await waitFor(() => expect(text.querySelector('.hljs-meta')?.textContent).toBe('@Script'));
    expect(text.querySelector('code')?.textContent).toBe(spikeRepairText.trimEnd());
    expect(text.querySelector('pre')?.textContent).toBe('1\n2\n3\n4\n5\n6\n7');
    expect(screen.getByTitle('5b'.repeat(32)).textContent).toBe('5b5b5b5b5b5b…');
  });

  it('is no way in for what stands in a script', async () => {
    const hostile = "// <img src=x onerror=alert(1)>\ny = '</code><script>alert(2)</script>'";
    open('/scripts/spike_repair', aScript(), hostile);
    const text = await screen.findByRole('region', { name: 'Text of the script' });
    await waitFor(() => expect(text.querySelector('.hljs-comment')).toBeTruthy());
    expect(text.querySelector('img, script')).toBeNull();
    expect(text.querySelector('code')?.textContent).toBe(hostile);
  });

  it('says why it cannot be run, and marks the line', async () => {
    open('/scripts/half_done', aBrokenScript());
    expect((await screen.findByRole('alert')).textContent).toContain('does not compile in line 2');
    const text = await screen.findByRole('region', { name: 'Text of the script' });
    expect(text.querySelector('[data-line]')?.getAttribute('data-line')).toBe('2');
  });

  it('is shown as a run has used it, where it has been changed since', async () => {
    open(`/scripts/spike_repair?sha256=${'aa'.repeat(32)}`, aScript());
    expect((await screen.findByRole('note')).textContent).toBe('This is the text that the run used. It has been changed since. See it as it is now');
    expect((await screen.findByRole('region', { name: 'Text of the script' })).textContent).toContain('// as it was');
    await userEvent.click(screen.getByRole('link', { name: 'See it as it is now' }));
    await waitFor(() => expect(screen.queryByRole('note')).toBeNull());
    await waitFor(() => expect(screen.getByRole('region', { name: 'Text of the script' }).textContent).not.toContain('// as it was'));
  });

  it('is shown as a run has used it, where no worker has it any more', async () => {
    open(`/scripts/gone?sha256=${'aa'.repeat(32)}`, aScript());
    expect((await screen.findByRole('note')).textContent).toBe('This is the text that the run used. No worker has the script any more.');
    expect(screen.getByRole('heading', { name: 'gone' })).toBeTruthy();
  });

  it('says so when no worker has it', async () => {
    open('/scripts/gone', aScript());
    expect(await screen.findByText('No worker has a script gone')).toBeTruthy();
  });
});
