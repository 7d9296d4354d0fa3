// On pages that sign out: what was taken along is deleted from this phone; what was not sent stays, locked by the PIN.

import { counts } from "./queue.js";
import { forgetTaken } from "./vault.js";

const form = document.querySelector('main form[action$="/logout/"]') ?? document.querySelector("main form");
const told = document.querySelector("[data-unsent]");

async function warn() {
  const { waiting, refused } = await counts();
  told.hidden = waiting + refused === 0;
  told.querySelector("[data-count]").textContent = waiting + refused;
}

form.addEventListener("submit", (event) => {
  if (form.dataset.cleared) return;
  event.preventDefault();
  forgetTaken().catch(() => {}).finally(() => {
    form.dataset.cleared = "yes";
    form.submit();
  });
});
if (told && globalThis.indexedDB) warn().catch(() => {});
