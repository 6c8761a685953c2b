import { describe, expect, it } from 'vitest';
import type { Live } from '@/shared/live/live';
import { seeded } from '@/shared/testing/random';
import { LiveClient } from './live-client';
import { FakeWorld } from './testing/fake-world';

/** Writes down what a listener hears: numbers, and 'reset'. */
function listen(live: Live, topic: string, after?: number) {
  const heard: (number | 'reset')[] = [];
  const leave = live.subscribe(
    topic,
    { onEvent: (event) => heard.push(event.seq), onReset: () => heard.push('reset') },
    after,
  );
  return { heard, leave };
}

function connected() {
  const world = new FakeWorld();
  const client = new LiveClient(world.surroundings);
  client.start();
  world.pass(10);
  return { world, client };
}

describe('the live client', () => {
  it('tells what happens from now on', () => {
    const { world, client } = connected();
    world.happen('runs');
    const { heard } = listen(client, 'runs');
    world.pass(10);
    world.happen('runs');
    world.happen('runs');
    expect(heard).toEqual([2, 3]);
  });

  it('tells all there ever was to who asks behind 0', () => {
    const { world, client } = connected();
    world.happen('runs/r');
    world.happen('runs/r');
    const { heard } = listen(client, 'runs/r', 0);
    world.pass(10);
    world.happen('runs/r');
    expect(heard).toEqual([1, 2, 3]);
  });

  it('takes what was asked for before the connection stood', () => {
    const world = new FakeWorld();
    const client = new LiveClient(world.surroundings);
    const { heard } = listen(client, 'runs', 0);
    client.start();
    world.pass(10);
    world.happen('runs');
    expect(heard).toEqual([1]);
  });

  it('goes on behind the last number after a cut', () => {
    const { world, client } = connected();
    const { heard } = listen(client, 'runs');
    world.pass(10);
    world.happen('runs');
    world.cut();
    expect(client.state).toBe('reconnecting');
    world.happen('runs');
    world.pass(1_000);
    expect(client.state).toBe('live');
    expect(world.said).toEqual([{ op: 'subscribe', topic: 'runs', after: 1 }]);
    expect(heard).toEqual([1, 2]);
  });

  it('drops what comes twice', () => {
    const { world, client } = connected();
    const { heard } = listen(client, 'runs');
    world.pass(10);
    world.happen('runs', 'doubled');
    world.happen('runs', 'doubled');
    expect(heard).toEqual([1, 2]);
  });

  it('asks again for what got lost', () => {
    const { world, client } = connected();
    const { heard } = listen(client, 'runs');
    world.pass(10);
    world.happen('runs');
    world.happen('runs', 'lost');
    world.happen('runs');
    expect(heard).toEqual([1]);
    world.pass(10);
    expect(heard).toEqual([1, 2, 3]);
  });

  it('asks the gateway once for listeners of one topic, and tells each what it wants', () => {
    const { world, client } = connected();
    world.happen('runs/r');
    const late = listen(client, 'runs/r');
    world.pass(10);
    const all = listen(client, 'runs/r', 0);
    world.pass(10);
    world.happen('runs/r');
    expect(late.heard).toEqual([2]);
    expect(all.heard).toEqual([1, 2]);
    expect(world.topics).toEqual(['runs/r']);
  });

  it('says where a past cannot be told any more, and goes on', () => {
    const { world, client } = connected();
    const { heard } = listen(client, 'runs', 0);
    world.pass(10);
    world.happen('runs');
    world.cut();
    world.happen('runs');
    world.happen('runs');
    world.forget('runs');
    world.pass(1_000);
    world.happen('runs');
    expect(heard).toEqual([1, 'reset', 4]);
  });

  it('says so as well when it was cut before it knew where its topic stands', () => {
    const { world, client } = connected();
    const { heard } = listen(client, 'runs');
    world.cut();
    world.happen('runs');
    world.pass(1_000);
    expect(client.state).toBe('live');
    world.happen('runs');
    expect(heard).toEqual(['reset', 2]);
  });

  it('says so too when the gateway knows less than the client has seen', () => {
    const { world, client } = connected();
    const { heard } = listen(client, 'runs', 7);
    world.pass(10);
    world.happen('runs');
    expect(heard).toEqual(['reset', 1]);
  });

  it('unsubscribes when the last listener leaves', () => {
    const { world, client } = connected();
    const one = listen(client, 'runs/r');
    const other = listen(client, 'runs/r');
    world.pass(10);
    one.leave();
    expect(world.topics).toEqual(['runs/r']);
    other.leave();
    expect(world.topics).toEqual([]);
  });

  it('asks once when a listener leaves and comes back before the answer', () => {
    const { world, client } = connected();
    listen(client, 'runs/r', 0).leave();
    const { heard } = listen(client, 'runs/r', 0);
    world.happen('runs/r');
    world.pass(10);
    expect(world.said).toHaveLength(1);
    expect(heard).toEqual([1]);
  });

  it('lets go of a topic that everybody left before its answer', () => {
    const { world, client } = connected();
    listen(client, 'runs/r', 0).leave();
    world.pass(10);
    expect(world.topics).toEqual([]);
  });

  it('passes signals on, which have no number', () => {
    const { world, client } = connected();
    const rows: unknown[] = [];
    client.subscribe('runs', { onSignal: (signal) => rows.push(signal.data.rowsDone) });
    world.pass(10);
    world.signal('runs', 5);
    world.signal('runs', 5);
    expect(rows).toEqual([5, 5]);
  });

  it('waits longer after each failure, up to a limit', () => {
    const { world, client } = connected();
    world.up = false;
    world.cut();
    const tries: number[] = [];
    let known = world.connections;
    for (let second = 0; second < 120; second++) {
      world.pass(1_000);
      if (world.connections > known) tries.push(second);
      known = world.connections;
    }
    expect(client.state).toBe('offline');
    expect(tries.length).toBeGreaterThan(6);
    expect(tries.length).toBeLessThan(13);
    world.up = true;
    world.pass(20_000);
    expect(client.state).toBe('live');
  });

  it('connects at once when the browser is back', () => {
    const { world, client } = connected();
    client.offline();
    expect(client.state).toBe('offline');
    expect(world.connected).toBe(false);
    client.wake();
    world.pass(10);
    expect(client.state).toBe('live');
  });

  it('notices a connection that died without a word', () => {
    const { world, client } = connected();
    const { heard } = listen(client, 'runs');
    world.pass(10);
    world.freeze();
    world.pass(39_000);
    expect(client.state).not.toBe('live');
    world.thaw();
    world.pass(2_000);
    world.happen('runs');
    expect(client.state).toBe('live');
    expect(heard).toEqual([1]);
  });

  it('keeps a quiet connection that still answers', () => {
    const { world, client } = connected();
    world.pass(600_000);
    expect(client.state).toBe('live');
    expect(world.connections).toBe(1);
  });

  it('minds nothing that it does not understand', () => {
    const { world, client } = connected();
    const { heard } = listen(client, 'runs');
    world.pass(10);
    for (const text of ['', '[]', 'null', '{"op":"dance"}', '{"topic":"runs","seq":1}', '{"op":"error","topic":"runs"}']) {
      world.say(text);
    }
    world.happen('runs');
    expect(heard).toEqual([1]);
  });

  it('is silent once stopped', () => {
    const { world, client } = connected();
    client.stop();
    client.wake();
    world.pass(60_000);
    expect(world.connected).toBe(false);
  });

  it.each(Array.from({ length: 60 }, (_, seed) => seed))(
    'tells every listener each event once and in order, whatever happens to the connection (seed %i)',
    (seed) => {
      const chance = seeded(seed);
      // Every other gateway forgets and loses patience: then numbers may be left out, but never silently.
      const forgets = seed % 2 === 1;
      const { world, client } = connected();
      const topics = ['runs', 'runs/a', 'runs/b'];
      const listeners: (ReturnType<typeof listen> & { topic: string })[] = [];
      const happened = new Map<string, number>();
      for (let step = 0; step < 300; step++) {
        const topic = topics[Math.floor(chance() * topics.length)] ?? 'runs';
        const dice = chance();
        if (dice < 0.6) {
          const fate = chance();
          happened.set(topic, (happened.get(topic) ?? 0) + 1);
          world.happen(topic, fate < 0.1 ? 'lost' : fate < 0.2 ? 'doubled' : 'told');
        } else if (dice < 0.68) listeners.push({ topic, ...listen(client, topic, 0) });
        else if (dice < 0.7) listeners.splice(Math.floor(chance() * listeners.length), 1).forEach((one) => one.leave());
        else if (dice < 0.76) world.cut();
        else if (dice < 0.78) client.wake();
        else if (dice < 0.79 && forgets) world.forget(topic);
        else if (dice < 0.8 && forgets) world.reset(topic);
        else world.pass(chance() * 900);
      }
      world.pass(60_000);
      // The last of all events may have been lost on the way, and nothing tells of it but the next one.
      for (const topic of topics) {
        happened.set(topic, (happened.get(topic) ?? 0) + 1);
        world.happen(topic);
      }
      world.pass(60_000);
      for (const { topic, heard } of listeners) {
        if (!forgets) {
          expect(heard).toEqual(Array.from({ length: happened.get(topic) ?? 0 }, (_, n) => n + 1));
        } else {
          const numbers = heard.filter((one) => one !== 'reset');
          expect(numbers.at(-1)).toBe(happened.get(topic));
          heard.forEach((one, at) => {
            const before = at === 0 ? 0 : heard[at - 1];
            if (one !== 'reset' && before !== 'reset') expect(one).toBe((before ?? 0) + 1);
          });
          numbers.forEach((one, at) => at > 0 && expect(one).toBeGreaterThan(numbers[at - 1] ?? 0));
        }
      }
    },
  );
});
