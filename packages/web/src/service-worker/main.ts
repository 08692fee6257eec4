/** Keeps the application for when there is no network, and gives it the headers that its host may not send. */

declare const self: ServiceWorkerGlobalScope & {
  /** What the build says of the files. */
  readonly ASSETS: { readonly version: string; readonly files: readonly string[] };
};

const PREFIX = `hotpix ${self.registration.scope} `;
const CACHE = PREFIX + self.ASSETS.version;

/** With the first two the page may share memory between threads. Workers have no policy but that of their headers. */
const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'X-Content-Type-Options': 'nosniff',
};
/** A worker has no page; the library of the hooks makes functions out of text. */
const WORKER_POLICY =
  "default-src 'none'; connect-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'unsafe-eval'; worker-src 'self'";

self.addEventListener('install', (event) => {
  event.waitUntil(fill().then(() => self.skipWaiting()));
});
self.addEventListener('activate', (event) => {
  event.waitUntil(clean().then(() => self.clients.claim()));
});
self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(self.registration.scope)) event.respondWith(answer(event.request));
});

async function fill(): Promise<void> {
  const cache = await caches.open(CACHE);
  const requests = self.ASSETS.files.map((file) => new Request(file, { cache: 'no-cache' }));
  await cache.addAll(requests);
}

/** Files of earlier versions. */
async function clean(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(names.map((name) => caches.delete(name)));
}

async function answer(request: Request): Promise<Response> {
  const kept = await (await caches.open(CACHE)).match(request, { ignoreSearch: true });
  const { body, status, statusText, headers } = kept ?? (await fetch(request));
  if (status === 0) return Response.error();
  const own = new Headers(headers);
  for (const [name, value] of Object.entries(HEADERS)) own.set(name, value);
  if (request.destination === 'worker') own.set('Content-Security-Policy', WORKER_POLICY);
  return new Response(body, { status, statusText, headers: own });
}
