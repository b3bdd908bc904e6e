import { useEffect, useState } from 'react';
import { useSettings } from './settings.ts';
import { useShell } from './shell.ts';

const NONE: ReadonlySet<string> = new Set();

/** Hosts that are to be read by themselves and that the browser does not let us read, as after it was told not to. */
export function useUngranted(): ReadonlySet<string> {
  const { access } = useShell();
  const { sites } = useSettings().settings;
  const [ungranted, setUngranted] = useState(NONE);
  useEffect(() => {
    let isOver = false;
    const look = async () => {
      const hosts = Object.keys(sites).filter((host) => sites[host] === 'on');
      const may = (await access.everywhere())
        ? hosts.map(() => true)
        : await Promise.all(hosts.map((host) => access.host(host)));
      if (!isOver) setUngranted(new Set(hosts.filter((_, at) => !may[at])));
    };
    void look();
    const stop = access.onChange(() => void look());
    return () => {
      isOver = true;
      stop();
    };
  }, [access, sites]);
  return ungranted;
}
