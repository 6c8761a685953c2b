import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { Link, NavLink, Outlet, ScrollRestoration } from 'react-router';
import { ConnectionState } from '@/features/live/connection-state';
import classes from './shell.module.css';

/** The frame around every page. */
export function Shell() {
  return (
    <>
      <a href="#main" className={classes.skip}>
        Skip to the content
      </a>
      <header className={classes.header}>
        <div className={classes.bar}>
          <Link to="/" className={classes.wordmark}>
            <img src="/kymo.svg" alt="" width={20} height={20} />
            <span className={classes.word}>Kymo</span>
          </Link>
          <nav aria-label="Pages" className={classes.nav}>
            <NavLink to="/" end className={classes.link}>
              Datasets
            </NavLink>
            <NavLink to="/runs" className={classes.link}>
              Runs
            </NavLink>
            <NavLink to="/recipes" className={classes.link}>
              Recipes
            </NavLink>
            <NavLink to="/scripts" className={classes.link}>
              Scripts
            </NavLink>
          </nav>
          <div className={classes.side}>
            <ConnectionState />
            <a href="/schema/swagger" className={classes.link}>
              API
            </a>
            <ColourScheme />
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
      <ScrollRestoration />
    </>
  );
}

function ColourScheme() {
  const { setColorScheme } = useMantineColorScheme();
  const shown = useComputedColorScheme('light');
  const other = shown === 'light' ? 'dark' : 'light';
  return (
    <Tooltip label={`Use ${other} colours`}>
      <ActionIcon aria-label={`Use ${other} colours`} onClick={() => setColorScheme(other)}>
        {other === 'dark' ? <IconMoon size={18} /> : <IconSun size={18} />}
      </ActionIcon>
    </Tooltip>
  );
}
