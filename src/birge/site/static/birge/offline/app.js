// Work without a network: unlock, take along, write, send. The page's words and addresses stand on the page.

import { fill, read, same } from "./forms.js";
import * as queue from "./queue.js";
import * as screens from "./screens.js";
import * as sending from "./sending.js";
import * as store from "./store.js";
import * as vault from "./vault.js";

const setting = document.querySelector("main").dataset;
const addresses = { state: setting.state, send: setting.send, take: setting.take, recovery: setting.recovery };
const wanted = new URLSearchParams(location.search);
let pieces = [];
let current = null; // the thing whose form is open, and what the form held before anybody touched it
let touchedAt = Date.now();
let timer = 0;
let busy = false;

const on = (name, event, act) => screens.one(name).addEventListener(event, (happened) => {
  happened.preventDefault();
  act(happened).catch(fail);
});

function fail(error) {
  if (error instanceof sending.Stopped) screens.say("trouble", error.why);
  else {
    screens.say("trouble", "broken", ` (${error.name})`);
    console.error(error);
  }
}

async function begin() {
  if (!globalThis.crypto?.subtle || !navigator.serviceWorker || !globalThis.indexedDB) return screens.show("unsupported");
  await navigator.serviceWorker.register(setting.worker, { scope: "/" });
  navigator.storage?.persist?.();
  await vault.forgetIfOld(Number(setting.days), Date.now());
  const kept = await vault.kept();
  if (!kept && !wanted.has("kind")) return screens.show("nothing");
  return screens.show(kept ? (kept.byPin ? "unlock" : "forgotten") : "new-pin");
}

async function opened() {
  screens.say("trouble", "");
  touchedAt = Date.now();
  if (wanted.has("kind")) await take();
  await list();
  await send();
}

// New PIN, and the vault of whoever is signed in now.
async function choosePin() {
  const { pin, again } = Object.fromEntries(new FormData(screens.one("new-pin-form")));
  if (pin !== again) return screens.say("pin-problem", "pins-differ");
  screens.say("pin-problem", "");
  const account = await sending.signedIn(addresses);
  await vault.make(pin, account, recoveryKey);
  return opened();
}

async function recoveryKey(id) {
  const { body } = await sending.post(addresses.recovery, new URLSearchParams({ vault: id }));
  return body.key;
}

async function unlock() {
  const form = screens.one("unlock-form");
  const answer = await vault.openWithPin(new FormData(form).get("pin"), Date.now());
  form.reset();
  screens.say("unlock-problem", answer === "open" ? "" : answer);
  if (answer === "closed") return screens.show("forgotten");
  return answer === "open" ? opened() : undefined;
}

async function renewPin() {
  const { pin, again } = Object.fromEntries(new FormData(screens.one("forgotten-form")));
  if (pin !== again) return screens.say("forgotten-problem", "pins-differ");
  await sending.signedIn(addresses);
  await vault.openWithRecovery(await recoveryKey((await vault.kept()).id), pin);
  return opened();
}

async function take() {
  await sending.signedIn(addresses);
  const kind = wanted.get("kind");
  const { status, body } = await sending.post(addresses.take.replace("-kind-", kind), new URLSearchParams(wanted));
  if (status !== 200) return screens.say("trouble", body?.words ? "" : "broken", body?.words ?? "");
  await queue.forgetAnswered();
  await sending.keepPieces(kind, body.pieces);
  await vault.noteTaken(Date.now());
  wanted.delete("kind");
  history.replaceState(null, "", location.pathname);
  return undefined;
}

async function list() {
  const rows = await store.all("pieces");
  pieces = await Promise.all(rows.map(([, box]) => vault.unseal(box)));
  pieces.sort((a, b) => a.number - b.number);
  await narrow();
  screens.show("list");
}

async function narrow() {
  const text = screens.one("search").value.trim().toLocaleLowerCase();
  const entries = await queue.entries();
  const found = pieces.filter((piece) => `${piece.group} ${piece.title} ${piece.note}`.toLocaleLowerCase().includes(text));
  screens.list(found, new Map(found.map((piece) => [piece, queue.entryAbout(entries, piece)?.state])), openPiece);
  screens.one("none").hidden = found.length > 0;
  screens.count(await queue.counts());
}

async function openPiece(piece) {
  const entry = queue.entryAbout(await queue.entries(), piece);
  if (entry?.state === "sending" || entry?.state === "conflict") return showOutbox();
  const draft = await store.get("drafts", queue.pieceKey(piece));
  const before = draft ? await vault.unseal(draft) : entry?.state === "done" ? null : entry?.values;
  const form = screens.one("piece-form");
  screens.one("piece-fields").innerHTML = piece.html; // written by the server; scripts in it could not run
  screens.one("piece-title").textContent = piece.title;
  current = { piece, saw: read(form) };
  if (before) fill(form, before);
  return screens.show("piece");
}

async function keepDraft() {
  const { piece, saw } = current;
  const values = read(screens.one("piece-form"));
  await store.write([["drafts", queue.pieceKey(piece), same(saw, values) ? undefined : await vault.seal(values)]]);
}

async function keepPiece() {
  await queue.keep(current.piece, current.saw, read(screens.one("piece-form")), new Date());
  current = null;
  await list();
  await send();
}

async function showOutbox() {
  screens.outbox((await queue.entries()).reverse());
  screens.show("outbox");
}

async function send() {
  clearTimeout(timer);
  if (busy || !vault.isOpen()) return;
  busy = true;
  screens.say("trouble", "sending-now");
  let why = "broken";
  try {
    why = await sending.send(addresses, async () => screens.count(await queue.counts()));
    await refreshed();
  } finally {
    busy = false;
    screens.say("trouble", why ?? "");
    screens.one("sign-in").hidden = why !== "sign-in";
  }
  if (why && why !== "sign-in" && why !== "other-person") timer = setTimeout(() => send().catch(fail), sending.nextWait());
}

// What the server answered may have changed the things; the form that is open is left alone.
async function refreshed() {
  if (!vault.isOpen()) return;
  pieces = await Promise.all((await store.all("pieces")).map(([, box]) => vault.unseal(box)));
  pieces.sort((a, b) => a.number - b.number);
  await narrow();
  if (!document.querySelector('[data-screen="outbox"]').hidden) await showOutbox();
}

async function lock() {
  vault.lock();
  pieces = [];
  current = null;
  screens.one("piece-fields").replaceChildren();
  screens.one("pieces").replaceChildren();
  screens.one("entries").replaceChildren();
  screens.show("unlock");
}

async function erase() {
  const { waiting, refused } = await queue.counts();
  if (waiting + refused && !confirm(screens.word("erase-unsent"))) return;
  await store.empty("vault", "pieces", "queue", "drafts");
  vault.lock();
  location.assign(setting.home);
}

on("new-pin-form", "submit", choosePin);
on("unlock-form", "submit", unlock);
on("forgotten-form", "submit", renewPin);
on("forgot", "click", async () => screens.show("forgotten"));
on("piece-form", "submit", keepPiece);
screens.one("piece-form").addEventListener("change", () => keepDraft().catch(fail));
on("to-list", "click", list);
on("back-to-list", "click", list);
on("to-outbox", "click", showOutbox);
on("send-now", "click", send);
on("lock-now", "click", lock);
screens.one("search").addEventListener("input", () => narrow().catch(fail));
document.querySelectorAll('[data-part="erase"]').forEach((b) => b.addEventListener("click", () => erase().catch(fail)));
window.addEventListener("online", () => send().catch(fail));
for (const event of ["pointerdown", "keydown"]) document.addEventListener(event, () => { touchedAt = Date.now(); });
setInterval(() => {
  if (vault.isOpen() && !busy && Date.now() - touchedAt > Number(setting.idleMinutes) * 60000) lock().catch(fail);
}, 5000);

begin().catch(fail);
