import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { LiveContext } from '@/shared/live/live';
import { freshDatasets, freshRuns } from './cache';
import { LiveClient, type Ears, type LiveState, type Socket } from './live-client';

const ClientContext = createContext<LiveClient | undefined>(undefined);

function connect(ears: Ears): Socket {
  const address = new URL('/api/events', window.location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(address);
  socket.addEventListener('open', ears.opened);
  socket.addEventListener('message', (message) => ears.heard(message.data));
  socket.addEventListener('close', ears.closed);
  return socket;
}

function later(ms: number, what: () => void): () => void {
  const timer = window.setTimeout(what, ms);
  return () => window.clearTimeout(timer);
}

/** The live connection to the gateway, for all that is inside, and the cached answers kept fresh by it. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const cache = useQueryClient();
  const [client] = useState(() => new LiveClient({ connect, later, random: Math.random }));

  useEffect(() => {
    const wake = () => client.wake();
    const offline = () => client.offline();
    const visible = () => document.visibilityState === 'visible' && client.wake();
    const leaveRuns = client.subscribe('runs', freshRuns(cache));
    const leaveDatasets = client.subscribe('datasets', freshDatasets(cache));
    client.start();
    window.addEventListener('online', wake);
    window.addEventListener('offline', offline);
    document.addEventListener('visibilitychange', visible);
    return () => {
      window.removeEventListener('online', wake);
      window.removeEventListener('offline', offline);
      document.removeEventListener('visibilitychange', visible);
      leaveRuns();
      leaveDatasets();
      client.stop();
    };
  }, [client, cache]);

  return (
    <ClientContext value={client}>
      <LiveContext value={client}>{children}</LiveContext>
    </ClientContext>
  );
}

const noClient = { watch: () => () => {}, state: 'connecting' as LiveState };

/** How the live connection is, as it changes. */
export function useLiveState(): LiveState {
  const client = useContext(ClientContext) ?? noClient;
  return useSyncExternalStore(client.watch, () => client.state);
}
