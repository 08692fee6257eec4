/** With the service worker the page works without a network, and is isolated where its host does not see to that. */

const RELOADED = 'hotpix-reloaded';
let isInUse = false;

/** Files were chosen: from now on the page does not begin anew by itself. */
export function markInUse(): void {
  isInUse = true;
}

export function startServiceWorker(): void {
  if (!('serviceWorker' in navigator)) return;
  const workers = navigator.serviceWorker;
  workers.addEventListener('controllerchange', () => {
    if (crossOriginIsolated || isInUse || sessionStorage.getItem(RELOADED)) return;
    sessionStorage.setItem(RELOADED, 'yes');
    location.reload();
  });
  // Without it everything works, but slower and not without a network.
  const register = (): Promise<unknown> => workers.register('./service-worker.js').catch(() => undefined);
  if (document.readyState === 'complete') void register();
  else addEventListener('load', () => void register());
}
