// The service worker: keeps the page for work without a network and its parts, and nothing else. No page with anybody's
// data is ever put into a cache; those lie encrypted in the browser's database. PACK stands above, written by the server.

const CACHE = `birge-offline-${PACK.version}`;

self.addEventListener("install", (event) => {
  const fresh = [...PACK.statics, PACK.shell].map((address) => new Request(address, { cache: "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fresh)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const forgetOld = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("birge-offline-") && name !== CACHE);
    await Promise.all(names.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(forgetOld());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const address = new URL(request.url);
  if (request.mode === "navigate") event.respondWith(page(request, address.pathname === PACK.shell));
  else if (PACK.statics.includes(address.pathname)) event.respondWith(part(request));
});

// Any page from the network; where there is none, the shell. A shell of this version replaces the kept one, so that it
// speaks the language that was chosen last.
async function page(request, isShell) {
  try {
    const answer = await fetch(request);
    if (isShell && answer.ok && answer.headers.get("X-Offline-Version") === PACK.version) {
      const cache = await caches.open(CACHE);
      await cache.put(PACK.shell, answer.clone());
    }
    return answer;
  } catch {
    return (await caches.match(PACK.shell)) ?? Response.error();
  }
}

async function part(request) {
  return (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
}
