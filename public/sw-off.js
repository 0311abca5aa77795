// The kill switch. Put this file in the place of sw.js on the host: every browser that comes by
// forgets the build that it keeps and asks the host again. The regions on the device stay.
"use strict";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(forget()));

async function forget() {
  const ours = `enlace ${new URL(self.registration.scope).pathname} `;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(ours)).map((name) => caches.delete(name)));
  await self.registration.unregister();
}
